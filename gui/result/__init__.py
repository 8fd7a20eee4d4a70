"""The result page: verdict, fork, ranking, reasons, gates, open questions, roadmap, answers."""

"""From answers to a recommendation: plain Python, no clock, no chance, no file."""

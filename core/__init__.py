"""The core of Tuning Fork: no window, no clock and no chance of its own.

Rooms, from top to bottom; each imports only what stands below it:

- ``command_line``  the second front end: verbs without a display
- ``report``        what the handout says, then its bytes (reportlab only here)
- ``archive``       one SQLite file: list, search, save, change log, migrations
- ``assessment``    the document, its edits, the open session, the exchange file
- ``charts``        geometry of the pictures, painted by the window and by the report
- ``model``         the decision model pack: schema, loading, checking, compiling
- ``analysis``      robustness, flips and value of information
- ``economics``     what each approach costs
- ``decision``      values, gates, ranking, explanation, roadmap: answers to a recommendation
- ``answers``       the answer sheet
- ``records``, ``files``, ``targets``, ``language``, ``errors``, ``progress``
                    what every room may use
"""

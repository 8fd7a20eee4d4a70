"""The second front end: the verbs that need no display."""

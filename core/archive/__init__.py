"""The archive: one SQLite file with every assessment, its list, its search and its change log."""

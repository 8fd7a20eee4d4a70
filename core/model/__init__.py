"""Loading, checking and compiling a decision model pack."""

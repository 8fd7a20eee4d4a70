"""One use case: the document, its edits, the open session and the exchange file."""

"""The assessment page: sections at the left, questions in the middle, help in the margin."""

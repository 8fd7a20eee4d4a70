"""The live result: what the answers so far come to, beside the questions."""

"""The costs of one assessment: what they are, what they rest on, and what if."""

"""Geometry of the pictures; one painter in the window and one in the report draw it."""

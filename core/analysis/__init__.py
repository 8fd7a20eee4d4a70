"""Robustness, flips and value of information over a recommendation."""

"""Pictures in the window: scenes of ``core.charts`` painted with the tokens of the theme."""

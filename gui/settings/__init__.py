"""The settings page: profile, logo and colour, folders, appearance."""

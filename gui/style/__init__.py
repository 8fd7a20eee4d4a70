"""How the window looks: colours by token, type by role, one style sheet."""

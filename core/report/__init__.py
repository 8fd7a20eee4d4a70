"""The handout: what it says, then its pages; the only room that knows reportlab."""

"""What every page shares: header, notices, focus ring, lists, labels and buttons."""

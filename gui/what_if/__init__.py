"""What if: scenarios on the result page, side by side with the answers as given."""

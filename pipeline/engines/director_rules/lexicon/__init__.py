"""The words that a director listens for, each kind in one table."""

"""Which models there are, which of them are installed, and how they get here and are checked."""

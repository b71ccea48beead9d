"""What the page shows, as plain data: pure functions of a film, its jobs and its orders."""

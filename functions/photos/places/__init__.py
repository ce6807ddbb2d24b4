"""Where on Earth a position is: the nearest town, and the time zone."""

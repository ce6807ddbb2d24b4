"""The album as whoever runs it sees it: how much there is, what failed and why, what is done about it."""

"""The web client, as it was built: its page under every address, its files beside it."""

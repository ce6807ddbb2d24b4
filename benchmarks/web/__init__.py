"""The web client in a browser, on small and large albums."""

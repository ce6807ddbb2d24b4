"""HTTP of ``recognition-web``: the routes of the client's page and files."""

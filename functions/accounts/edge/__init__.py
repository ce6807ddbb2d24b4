"""HTTP of ``accounts``: for each theme its routes; what goes over the wire; the browser's cookies."""

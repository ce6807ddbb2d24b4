"""HTTP of ``albums``: for each theme its routes; what goes over the wire."""

"""HTTP of ``storage``: for each theme its routes; what goes over the wire; what tus says in headers."""

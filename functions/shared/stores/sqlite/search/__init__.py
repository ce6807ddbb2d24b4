"""A search index beside a collection in SQLite: what documents have a term, as compressed bitmaps."""

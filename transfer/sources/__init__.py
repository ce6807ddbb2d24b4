"""Trees of files that are to be imported: folders, and archives that are read where they lie."""

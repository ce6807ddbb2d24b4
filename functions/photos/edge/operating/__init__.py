"""HTTP of the album as a whole, for its operators: work, failures, health, checks and backups."""

"""HTTP of ``thumbnail``."""

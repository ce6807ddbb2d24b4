"""HTTP of ``recognition``."""

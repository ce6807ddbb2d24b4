"""Photos in bulk, into an album and out of it, over its public interface alone."""

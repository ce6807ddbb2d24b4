"""What was left out, or never begun, and is done once that can be."""

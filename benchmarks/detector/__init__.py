"""How fast the detector is, and how exact: its engines and others, interleaved."""

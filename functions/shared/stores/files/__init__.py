"""Objects in a folder of one machine, each in a file with its description in front."""

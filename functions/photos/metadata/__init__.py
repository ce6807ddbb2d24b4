"""What a file tells of its photo without being decoded: EXIF's values, and what they amount to."""

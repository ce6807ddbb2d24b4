"""What slow and silent clients cost everybody else."""

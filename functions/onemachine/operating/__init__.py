"""The operator's commands that give roles and invitations, and what the runner does of that by itself."""

"""Photos that are there twice: found, shown in groups, and made one."""

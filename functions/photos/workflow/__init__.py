"""A photo's way from taken in to ready: its transitions, who works on it when, and what each step asks."""

"""HTTP of the album as a whole: who may sign up, who is there, and who did what."""

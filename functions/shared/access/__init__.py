"""Who calls, and what they may: tokens, sessions, API keys and passwords, shares, and how often to try."""

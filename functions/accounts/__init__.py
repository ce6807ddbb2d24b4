"""People: accounts, the sessions in which they are signed in, API keys for scripts, and an account's end.

``edge`` speaks HTTP; what it asks knows none. ``services.py`` puts all together over the metadata store.
"""

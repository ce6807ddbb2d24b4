"""Albums, and with whom they are shared: by links, or with people by name.

``edge`` speaks HTTP; what it asks knows none. ``services.py`` puts all together over the metadata store.
"""

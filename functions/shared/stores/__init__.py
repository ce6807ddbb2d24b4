"""Where objects and records are kept.

``ports`` says what a store does, ``redis`` and ``files`` keep objects, ``mongo`` and ``sqlite`` records;
``opening`` chooses by URL, and ``copying`` makes backups of any into any.
"""

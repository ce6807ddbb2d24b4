"""Changing how one signs in: who may, and what must stay."""

"""Uploads that go on where they broke off (tus), without HTTP, until they are objects."""

"""Bytes under keys ``AREA:OWNER:NAME``: taken in, given out, counted, and compared with what was stored.

Rooms: ``edge`` speaks HTTP; ``storing`` takes whole objects in, and says who may have how much, and which may
go; ``uploads`` takes in what comes in pieces. ``services.py`` puts them together, over the blob store alone.
"""

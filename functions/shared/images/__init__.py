"""The only decoder of the house.

``header.inspect`` tells what a file is without decoding it, ``decode.decode`` gives upright sRGB pixels.
Both trust nothing but the bytes, and turn every fault of a library into ``UnreadableImage``.
"""

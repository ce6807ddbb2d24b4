"""The only decoder of the house.

``inspector.Inspector`` tells what a file is without decoding it, ``decoder.Decoder`` gives upright pixels. A
file is what its content says; every fault of a library becomes ``UnreadableImage``; and what a hostile file
may break is a worker process, not the function that reads it.
"""

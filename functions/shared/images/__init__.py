"""The only decoder of the house.

``heads.inspector.Inspector`` tells what a file is without decoding it, ``decoding.decoder.Decoder`` gives
upright pixels. A file is what its content says; every fault of a library becomes ``UnreadableImage``; and
what a hostile file may break is a worker process, not the function that reads it.

The rooms, from the top; each imports only those below it:

``decoding``   a file's pixels, once, at the smallest scale that serves
``heads``      what a file is and how large, without decoding it
``workers``    processes that read pictures for others, whatever they read
``colour``     any pixels to sRGB
``formats``    what each file format says of itself
"""

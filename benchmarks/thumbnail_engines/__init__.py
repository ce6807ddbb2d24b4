"""The engines that benchmarks/thumbnails.py compares: thumbnail, preview and crop of one JPEG.

    python -m benchmarks.thumbnail_engines.NAME REPEATS FILE ...

measures one of them in a process of its own: one line of JSON per file.
"""

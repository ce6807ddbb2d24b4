"""The engines that benchmarks/thumbnails compares: thumbnail, preview and crop of one JPEG, on one thread.

Each is a module with ``render(data) -> Box``, the crop that it chose.
"""

"""An object detector for Darknet models of the YOLOv3 family.

``models`` knows which models there are and finds their weights, ``detector`` runs one of them on a
photo. The network itself is read from Darknet's own files: ``cfg`` for its structure, ``weights`` for
its numbers.
"""

"""An object detector for Darknet models of the YOLOv3 family.

Its rooms, from the top; each imports only those below it:

``detector``   what is on an image, and where; ``image_file`` makes an image of a file
``engines``    what runs the network, and how OpenVINO gets it from PyTorch
``models``     which models there are, and where their weights are found or fetched
``network``    the network in PyTorch, which is the reference
``boxes``      a photo fitted into the network's input, and its raw heads made into boxes
``darknet``    what Darknet's own files say: cfg, weights and names

``python -m yolov3``, ``yolov3.fetch`` and ``yolov3.prepare`` are the commands.
"""

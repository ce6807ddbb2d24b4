"""``python -m classifier.prepare WEIGHTS CACHE``: converts the classifier, so that serving needs no PyTorch.

Prints the folder in CACHE.
"""

import sys

from classifier.conversion import prepare
from yolov3.prepare import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], prepare))

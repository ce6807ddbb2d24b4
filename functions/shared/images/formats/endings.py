"""How files of each format are called: the one list of what may be chosen, shown and told."""

from typing import Final

from functions.shared.images.formats.identify import ImageFormat

ENDINGS: Final = {
    ImageFormat.JPEG: ("jpg", "jpeg", "jpe", "jfif", "mpo"),
    ImageFormat.PNG: ("png", "apng"),
    ImageFormat.WEBP: ("webp",),
    ImageFormat.GIF: ("gif",),
    ImageFormat.BMP: ("bmp", "dib"),
    ImageFormat.TIFF: ("tif", "tiff"),
    ImageFormat.HEIC: ("heic", "heif", "hif"),
    ImageFormat.AVIF: ("avif",),
    ImageFormat.DNG: ("dng",),
    ImageFormat.CR2: ("cr2",),
    ImageFormat.CR3: ("cr3",),
    ImageFormat.NEF: ("nef", "nrw"),
    ImageFormat.ARW: ("arw", "sr2"),
    ImageFormat.RAF: ("raf",),
    ImageFormat.ORF: ("orf",),
    ImageFormat.RW2: ("rw2",),
    ImageFormat.PEF: ("pef",),
    ImageFormat.RAW: ("3fr", "fff", "iiq", "mrw", "rwl", "srw", "x3f"),
}

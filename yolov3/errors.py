"""What can go wrong in the detector.

YoloError
├── CfgError            a cfg file that cannot be read, or asks for what this package does not do
├── WeightsError        weights that cannot be served
│   ├── NotWeights          not a Darknet weights file
│   ├── WrongModel          the weights of another model
│   ├── WeightsTooShort     the file ends before the network is filled
│   ├── WeightsTooLong      numbers are left over
│   └── WeightsMissing      no file, or none with the right SHA-256
├── UnknownModel        no such name in models.toml
├── BadLabels           the names of the classes do not fit the network
├── NotAnImage          bytes that cannot be decoded
├── FetchFailed         no source gave the weights
└── EngineUnavailable   what runs the network is not installed, or cannot be prepared
"""


class YoloError(Exception):
    """Its text is one sentence for a person."""


class CfgError(YoloError):
    pass


class WeightsError(YoloError):
    pass


class NotWeights(WeightsError):
    pass


class WrongModel(WeightsError):
    pass


class WeightsTooShort(WeightsError):
    pass


class WeightsTooLong(WeightsError):
    pass


class WeightsMissing(WeightsError):
    pass


class UnknownModel(YoloError):
    pass


class BadLabels(YoloError):
    pass


class NotAnImage(YoloError):
    pass


class FetchFailed(YoloError):
    pass


class EngineUnavailable(YoloError):
    pass

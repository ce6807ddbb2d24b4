"""From what confidence on a label is shown, so that a wanted share of the tags is right and most are found.

How likely a guess is right is fitted to its confidence (a logistic curve), and to its label as far as there
are guesses to tell from: few of them move it little (a ridge penalty). What is shown is all that is likelier
right than the likelihood at which the wanted share is just met.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_COUNTED = 0.1
"""Guesses of less confidence tell nothing."""
LEAST_SHOWN = 0.2
"""Nothing of less is shown: a person among many may be a right tag, but half of the boxes are beside the
thing."""
ENOUGH = 10
"""Guesses of a label that has a score of its own."""
RIDGE = 4.0
"""Of 0.5 to 4, the penalty that kept most of what it promised on photos that it had not seen."""
STEPS = 30

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Guessed:
    """A label that was guessed for a photo, with its surest confidence."""

    label: str
    confidence: float
    right: bool


@dataclass(frozen=True)
class Scores:
    """``score`` is that of the labels that ``of_labels`` does not name."""

    score: float
    of_labels: Mapping[str, float]

    def of(self, label: str) -> float:
        return self.of_labels.get(label, self.score)


def calibrate(guessed: list[Guessed], right_share: float) -> Scores:
    counted = [guess for guess in guessed if guess.confidence > LEAST_COUNTED]
    of_label = Counter(guess.label for guess in counted)
    known = sorted(label for label, count in of_label.items() if count >= ENOUGH)
    place = {label: number for number, label in enumerate(known)}
    # (guesses, 2 + labels): one, the confidence, and one in the column of the label
    features = np.zeros((len(counted), 2 + len(known)))
    features[:, 0] = 1
    features[:, 1] = [_logit(guess.confidence) for guess in counted]
    for row, guess in enumerate(counted):
        if guess.label in place:
            features[row, 2 + place[guess.label]] = 1
    right = np.array([guess.right for guess in counted], np.float64)
    weights = _fit(features, right)
    least = _least(features @ weights, right, right_share)
    return Scores(
        _confidence(least, weights, 0),
        {label: _confidence(least, weights, weights[2 + number]) for label, number in place.items()},
    )


def _fit(features: Floats, right: Floats) -> Floats:
    """Newton's method; the first two columns are not penalised."""
    penalty = np.full(features.shape[1], RIDGE)
    penalty[:2] = 1e-6
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - likely) - penalty * weights
        curve = features.T @ (features * (likely * (1 - likely))[:, None]) + np.diag(penalty)
        weights += np.linalg.solve(curve, slope)
    return weights


def _least(likely: Floats, right: Floats, right_share: float) -> float:
    """The lowest likelihood (its logit) down to which the wanted share is right; the highest, if none."""
    order = np.argsort(-likely)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.nonzero(shares >= right_share)[0]
    return float(likely[order][good[-1] if good.size else 0])


def _confidence(least: float, weights: Floats, of_label: float) -> float:
    logit = (least - weights[0] - of_label) / weights[1]
    return round(float(max(LEAST_SHOWN, 1 / (1 + np.exp(-logit)))), 3)


def _logit(share: float) -> float:
    bounded = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(bounded / (1 - bounded)))

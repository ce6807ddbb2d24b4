"""Sets of documents by their numbers, in blocks of 65,536: a block is what one row of the index holds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias

from pyroaring import BitMap

BLOCK_BITS: Final = 16
BLOCK: Final = 1 << BLOCK_BITS
Blocks: TypeAlias = dict[int, BitMap]
"""Bitmaps of the numbers within each block, by block; none of them is empty."""


def block_of(seq: int) -> int:
    return seq >> BLOCK_BITS


def within_block(seq: int) -> int:
    return seq & (BLOCK - 1)


def common(one: Mapping[int, BitMap], other: Mapping[int, BitMap]) -> Blocks:
    both = {block: bits & other[block] for block, bits in one.items() if block in other}
    return {block: bits for block, bits in both.items() if bits}


def without(one: Mapping[int, BitMap], other: Mapping[int, BitMap]) -> Blocks:
    rest = {block: bits - other[block] if block in other else bits for block, bits in one.items()}
    return {block: bits for block, bits in rest.items() if bits}


def together(sets: Iterable[Mapping[int, BitMap]]) -> Blocks:
    by_block: dict[int, list[BitMap]] = {}
    for each in sets:
        for block, bits in each.items():
            by_block.setdefault(block, []).append(bits)
    return {
        block: several[0] if len(several) == 1 else BitMap.union(*several)
        for block, several in by_block.items()
    }


def size(blocks: Mapping[int, BitMap]) -> int:
    return sum(map(len, blocks.values()))


def size_of_common(one: Mapping[int, BitMap], other: Mapping[int, BitMap]) -> int:
    return sum(bits.intersection_cardinality(other[block]) for block, bits in one.items() if block in other)


def numbers(blocks: Mapping[int, BitMap]) -> list[int]:
    """Rising."""
    return [block << BLOCK_BITS | low for block in sorted(blocks) for low in blocks[block]]


def common_with_rows(
    found: Mapping[int, BitMap], rows: Iterable[tuple[str, int, bytes]]
) -> Iterator[tuple[str, Blocks]]:
    """What of the found has each term, of rows of term, block and bits; those of a term lie together."""
    for term, of_term in groupby(rows, itemgetter(0)):
        held: Blocks = {}
        for _, block, bits in of_term:
            if block in found and (both := found[block] & BitMap.deserialize(bits)):
                held[block] = held[block] | both if block in held else both
        if held:
            yield term, held

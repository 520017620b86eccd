"""Damage files as disks, mail and copying do: cut them off, flip bytes, put a piece of one into another."""

from __future__ import annotations

from random import Random


def mutated(rng: Random, data: bytes, other: bytes) -> bytes:
    """Return *data* damaged once to three times, perhaps with a piece of *other* in it."""
    for _ in range(rng.randint(1, 3)):
        data = rng.choice([_cut_off, _flipped, _spliced])(rng, data, other)
    return data


def _cut_off(rng: Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randint(1, max(1, len(data)))]


def _flipped(rng: Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 4, 32])):
        changed[rng.randrange(len(changed))] ^= rng.randint(1, 255)
    return bytes(changed)


def _spliced(rng: Random, data: bytes, other: bytes) -> bytes:
    start, at = rng.randrange(len(other)), rng.randrange(len(data))
    piece = other[start : start + rng.choice([1, 16, 1024])]
    return data[:at] + piece + data[at + rng.choice([0, len(piece)]) :]

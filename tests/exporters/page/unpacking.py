"""What ``scripts/data/parts.js`` does with letters, done in Python."""

from __future__ import annotations

__all__ = ["bytes_of"]


def bytes_of(letters: str) -> bytes:
    """Return the bytes that letters stand for."""
    numbers = [code - 35 - (code > 60) for code in letters.encode("ascii")]
    pairs = zip(numbers[::2], numbers[1::2], strict=False)
    bits = "".join(f"{91 * high + low:013b}" for high, low in pairs)
    if len(numbers) % 2:
        bits += f"{numbers[-1]:06b}"
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - len(bits) % 8, 8))

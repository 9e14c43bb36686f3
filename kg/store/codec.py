"""Values of the model as bytes, and back."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["decode", "encode", "packed"]

T = TypeVar("T")


def packed(value: object) -> bytes:
    """Return a value as MessagePack: equal values give equal bytes."""
    return msgspec.msgpack.encode(value)


def encode(value: object) -> bytes:
    """Return a value as bytes that take little room."""
    return zlib.compress(packed(value), 1)


def decode(kind: type[T], content: bytes) -> T:
    """Return the value of this type that ``encode`` was given; raise if it is none."""
    value: T = _decoder(cast("Hashable", kind)).decode(zlib.decompress(content))
    return value


@lru_cache(maxsize=32)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 types of any kind
    return msgspec.msgpack.Decoder(kind)

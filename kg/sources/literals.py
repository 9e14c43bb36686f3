"""Python's spelling of data, as found where a script wrote ``str(item)`` for JSON."""

from __future__ import annotations

import ast
import re
import warnings

__all__ = ["mend", "read_literal"]

#: Longer than any item of a digest by far; reading takes memory in proportion.
LONGEST = 2_000_000
SURROGATE = re.compile("[\ud800-\udfff]")


def read_literal(text: str) -> object | None:
    """Return the value that a Python literal spells, or ``None``; nothing is executed.

    >>> read_literal("{'hidden': False}")
    {'hidden': False}
    >>> read_literal("open('x')") is None
    True
    """
    if len(text) > LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            # An odd escape in a digest's text is no concern of whoever runs this.
            warnings.simplefilter("ignore")
            return mend(ast.literal_eval(text.strip()))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None  # all that the documentation of literal_eval promises, and no more


def mend(value: object) -> object:
    r"""Return the value with half characters made whole, or replaced.

    A lone surrogate can be spelt in JSON and Python, but no file can hold it.

    >>> mend(["\ud83d\ude00", "\ud83d"])
    ['😀', '�']
    """
    if isinstance(value, str):
        if not SURROGATE.search(value):
            return value
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [mend(item) for item in value]
    if isinstance(value, dict):
        return {mend(key): mend(item) for key, item in value.items()}
    # Sets have no order that two runs agree on; bytes and the like have no place in JSON.
    return value if isinstance(value, int | float) else None

"""The pages' colours, which are those of the page that ``kg build`` writes."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

__all__ = ["palette"]

_BLOCK = re.compile(r"^ *:root(?P<theme>[^{]*)\{(?P<body>.*?)^ *\}", re.MULTILINE | re.DOTALL)


@lru_cache(maxsize=1)
def palette() -> str:
    """Return a stylesheet of custom properties: light, dark, and dark where the system is.

    On paper all is light.
    """
    style = files("kg.exporters.page").joinpath("style.css").read_text(encoding="utf-8")
    blocks = {match["theme"].strip(): match["body"].strip("\n") for match in _BLOCK.finditer(style)}
    dark = blocks['[data-theme="dark"]']
    return (
        f":root {{\n{blocks['']}\n}}\n"
        f'@media screen {{\n:root[data-theme="dark"] {{\n{dark}\n}}\n}}\n'
        "@media screen and (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {{\n{dark}\n}}\n}}\n'
    )

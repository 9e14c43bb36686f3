"""Our scripts as one: modules in their order, each in a scope of its own.

The scripts are ECMAScript modules, which type checker, linter and tests take as they are; a
page that opens from disk cannot load modules from files. So each becomes a function that gets
what it imports and returns what it exports. Only three forms are allowed, each at the
beginning of a line: ``import { a, b } from "./x.js";`` (over several lines if need be),
``export function``, ``export async function``, ``export class`` and ``export const``.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["bundle"]

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """Return one script that does what the module does, with all that it imports.

    ``read`` returns the text of a module by its path. Raise ``ValueError`` for a form of import
    or export that is not allowed, and for modules that import each other.
    """
    done: dict[str, str] = {}
    _collect(entry, read, done, ())
    modules = "\n".join(done.values())
    return f'"use strict";\n(() => {{\nconst modules = {{}};\n{modules}\n}})();\n'


def _collect(
    path: str, read: Callable[[str], str], done: dict[str, str], above: tuple[str, ...]
) -> None:
    if path in above:
        raise ValueError(f"{path} imports itself, through {' and '.join(above)}")
    if path in done:
        return
    text = read(path)
    for found in _IMPORT.finditer(text):
        _collect(_beside(path, found[2]), read, done, (*above, path))
    done[path] = _module(path, text)


def _module(path: str, text: str) -> str:
    exported = [found[2] for found in _EXPORT.finditer(text)]
    text = _IMPORT.sub(
        lambda found: f'const {{{found[1]}}} = modules["{_beside(path, found[2])}"];', text
    )
    text = _EXPORT.sub(r"\1 \2", text)
    if other := _OTHER.search(text):
        raise ValueError(f"{path}: this form cannot be bundled: {other[0]}")
    names = ", ".join(exported)
    return f'modules["{path}"] = (() => {{\n{text.strip()}\nreturn {{ {names} }};\n}})();'


def _beside(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))

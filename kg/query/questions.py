"""A query from text, from a file, or by the name of a shipped one."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import QueryError, UnknownQueryError
from kg.query.parameters import Parameter, parameters
from kg.query.sparql import asks_for_evidence
from kg.resources import ontology_folder

__all__ = ["Question", "question", "shipped_names", "shipped_questions"]

#: ``# title: what it answers``, and in other languages ``# title (ko): …``
_TITLE = re.compile(r"^#\s*title(?:\s*\((?P<language>\w+)\))?:\s*(?P<title>\S.*)", re.MULTILINE)
_SPARQL = r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b"
_SUFFIXES = (".rq", ".sparql")


class Question(NamedTuple):
    """A SPARQL query, and what its comments tell about it."""

    name: str
    sparql: str
    #: What it answers, by language; the first is in English.
    titles: Mapping[str, str] = MappingProxyType({})
    #: What the asker fills in.
    parameters: tuple[Parameter, ...] = ()
    #: Whether the project ships it: then it has the parameters that it declares, and no others.
    is_shipped: bool = False

    def title(self, language: str = "en") -> str:
        """Return what it answers, in a language if it is told in that; else in English."""
        return self.titles.get(language) or self.titles.get("en", "")

    @property
    def needs_evidence(self) -> bool:
        """Tell whether the answer may depend on the sentences behind the claims."""
        return asks_for_evidence(self.sparql)


def question(text: str) -> Question:
    """Return the question that a text is, or names: SPARQL, a file, or a shipped query."""
    is_name = "{" not in text and "\n" not in text
    if is_name and text.endswith(_SUFFIXES):
        return _from_file(Path(text))
    if text in shipped_names():
        return _shipped(text)
    if re.search(_SPARQL, text, re.IGNORECASE):
        return Question(name="query", sparql=text)
    if is_name and Path(text).is_file():
        return _from_file(Path(text))
    raise UnknownQueryError(text, shipped_names())


def shipped_questions() -> dict[str, Question]:
    """Return the queries that the project ships, by name."""
    return {name: _shipped(name) for name in shipped_names()}


@lru_cache(maxsize=1)
def shipped_names() -> tuple[str, ...]:
    """Return the names of the queries that the project ships, sorted."""
    files = (ontology_folder() / "queries").iterdir()
    return tuple(sorted(path.stem for path in files if path.suffix == ".rq"))


@lru_cache(maxsize=64)
def _shipped(name: str) -> Question:
    return _from_file(ontology_folder() / "queries" / f"{name}.rq")._replace(is_shipped=True)


def _from_file(path: Path) -> Question:
    try:
        sparql = path.read_text(encoding="utf-8").removeprefix("\ufeff")  # a mark of Windows'
    except OSError as error:
        raise QueryError(str(path), f"{error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise QueryError(str(path), "this is not UTF-8. Save it as UTF-8.") from error
    titles = {found["language"] or "en": found["title"] for found in _TITLE.finditer(sparql)}
    return Question(
        name=path.stem,
        sparql=sparql,
        titles={language: title.strip() for language, title in titles.items()},
        parameters=tuple(parameters(sparql)),
    )

"""A query from text, from a file, or by the name of a shipped one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError, UnknownQueryError
from kg.query.sparql import asks_for_evidence
from kg.resources import ontology_folder

__all__ = ["Question", "question", "shipped_questions"]

_HEADER = re.compile(r"^#\s*(?P<key>title|parameter):\s*(?P<value>\S.*)", re.MULTILINE)
_SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SUFFIXES = (".rq", ".sparql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL query, and what its comments tell about it."""

    name: str
    sparql: str
    title: str = ""
    #: What each parameter means, by its name (a variable of the query).
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def needs_evidence(self) -> bool:
        """Tell whether the answer may depend on the sentences behind the claims."""
        return asks_for_evidence(self.sparql)


def question(text: str) -> Question:
    """Return the question that a text is, or names: SPARQL, a file, or a shipped query."""
    is_name = "{" not in text and "\n" not in text
    if is_name and text.endswith(_SUFFIXES):
        return _from_file(Path(text))
    shipped = shipped_questions()
    if text in shipped:
        return shipped[text]
    if _SPARQL.search(text):
        return Question(name="query", sparql=text)
    if is_name and Path(text).is_file():
        return _from_file(Path(text))
    raise UnknownQueryError(text, shipped)


def shipped_questions() -> dict[str, Question]:
    """Return the queries that the project ships, by name."""
    files = sorted((ontology_folder() / "queries").glob("*.rq"))
    return {path.stem: _from_file(path) for path in files}


def _from_file(path: Path) -> Question:
    try:
        sparql = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(str(path), f"{error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise QueryError(str(path), "this is not UTF-8. Save it as UTF-8.") from error
    headers = [(m["key"], m["value"].strip()) for m in _HEADER.finditer(sparql)]
    titles = [value for key, value in headers if key == "title"]
    parameters = [value.split(None, 1) for key, value in headers if key == "parameter"]
    return Question(
        name=path.stem,
        sparql=sparql,
        title=titles[0] if titles else "",
        parameters=tuple((words[0], " ".join(words[1:])) for words in parameters),
    )

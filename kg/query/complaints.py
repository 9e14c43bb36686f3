"""Where a query is wrong, and what to do: the engine's complaint in words for people."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import QuerySyntaxError
from kg.query.sparql import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.query.sparql import Token

__all__ = ["complaint"]

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)
_LONG = 60
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
#: The words that SPARQL 1.1 knows, functions included.
_KEYWORDS = frozenset(
    """
    A BASE PREFIX SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED AS FROM NAMED WHERE GROUP BY
    HAVING ORDER ASC DESC LIMIT OFFSET VALUES UNDEF OPTIONAL GRAPH SERVICE SILENT BIND UNION
    MINUS FILTER EXISTS NOT IN TRUE FALSE STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE
    RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS
    STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID
    STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI
    ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE
    GROUP_CONCAT SEPARATOR TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE ADJUST LATERAL
    LANGDIR HASLANG HASLANGDIR STRLANGDIR VERSION
    """.split()
)
_NUMBER = re.compile(r"\d+(?:[eE]\d+)?")


def complaint(name: str, sparql: str, message: str, prefixes: Collection[str]) -> QuerySyntaxError:
    """Return the error for what the engine would not read, at the likeliest place.

    The engine says how far it came; a word, a prefix or a bracket that SPARQL cannot know
    stands before that, and is what a person wants to hear about.
    """
    words = list(tokens(sparql))
    known = {prefix.casefold(): prefix for prefix in prefixes}
    finds = (
        _nothing(words),
        _unended(words),
        _changes(words),
        _unknown_word(words),
        _unknown_prefix(words, known.values()),
        _unpaired(words),
    )
    for found in finds:
        for start, what, advice in found:
            line = sparql.count("\n", 0, start) + 1
            column = start - sparql.rfind("\n", 0, start)
            return QuerySyntaxError(name, sparql, line, column, what, advice)
    return _as_engine_says(name, sparql, message)


def _nothing(words: list[Token]) -> Iterator[tuple[int, str, str]]:
    if not words:
        yield 0, "there is no query here", "Begin with SELECT ?x { … }."


def _changes(words: list[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield the first word if it would change the graph."""
    for word in words:
        if word.kind == "word" and word.text.upper() in _UPDATES:
            yield word.start, "this would change the graph", "kg only answers: SELECT, ASK, …"
        if word.kind == "word" and word.text.upper() in _FORMS:
            return


def _unknown_word(words: list[Token]) -> Iterator[tuple[int, str, str]]:
    for before, word in zip([None, *words], words, strict=False):
        if word.kind != "word" or _NUMBER.fullmatch(word.text):
            continue
        if before is not None and before.text.upper() == "PREFIX":
            yield word.start, "a prefix ends with a colon", f"Write PREFIX {word.text}: <…>."
        if word.text.upper() not in _KEYWORDS:
            close = get_close_matches(word.text.upper(), sorted(_KEYWORDS), n=1, cutoff=0.7)
            advice = (
                f"Did you mean {close[0]}?"
                if close
                else f'A variable is written ?{word.text}, a text "{word.text}".'
            )
            yield word.start, f"{word.text!r} is no word of SPARQL", advice


def _unknown_prefix(
    words: list[Token], prefixes: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    declared = {"_", *prefixes}
    for before, word in zip([None, *words], words, strict=False):
        prefix = word.text.partition(":")[0]
        if word.kind != "name" or prefix in declared:
            continue
        if before is not None and before.text.upper() == "PREFIX":
            declared.add(prefix)
            continue
        close = get_close_matches(prefix, sorted(prefixes), n=1)
        hint = f"Did you mean {close[0]}:? Known" if close else "Known"
        known = ", ".join(sorted(prefixes))
        advice = f"{hint} are: {known}. Declare others: PREFIX {prefix}: <…>."
        yield word.start, f"the prefix {prefix}: is not known", advice


def _unpaired(words: list[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield the bracket that opens and does not close, or the other way round."""
    pairs = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for word in words:
        if word.kind != "sign":
            continue
        if word.text in pairs.values():
            opened.append(word)
        elif word.text in pairs:
            if not opened:
                yield word.start, f"nothing opens this {word.text}", "Take it out, or open it."
                return
            if opened[-1].text != pairs[word.text]:
                break
            opened.pop()
    if opened:
        closing = {opens: closes for closes, opens in pairs.items()}[opened[-1].text]
        yield opened[-1].start, f"this {opened[-1].text} is never closed", f"Add a {closing}."


def _unended(words: list[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield the quotation mark of a text that goes on and on."""
    for word in words:
        if word.kind == "sign" and word.text in {"'", '"'}:
            yield word.start, "this text does not end", f"Add a {word.text} at its end."


def _as_engine_says(name: str, sparql: str, message: str) -> QuerySyntaxError:
    found = _PLACE.match(message)
    if found is None:
        return QuerySyntaxError(name, sparql, 1, 1, message, "Correct the query.")
    what = " ".join(found["what"].replace("expected one of The", "the").split())
    if "unbound" in what:
        what = "a variable is selected that is neither grouped by nor counted"
        advice = "Add it to GROUP BY, or put it into MIN(…) or SAMPLE(…)."
    elif len(what) > _LONG or any(sign in what for sign in "[\\"):
        what, advice = "this is not valid SPARQL from here on", "Look at what stands before."
    else:
        what, advice = f"this is not valid SPARQL: {what}", "Correct it there."
    return QuerySyntaxError(name, sparql, int(found["line"]), int(found["column"]), what, advice)

"""Names given twice: ``희소 자동인코더(Sparse Autoencoder; SAE)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.abbreviations import is_acronym, long_form
from kg.extraction.document import found_in, words_of
from kg.extraction.terms import LATIN, SMALL, term_before
from kg.model.naming import has_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

__all__ = ["Gloss", "find_glosses", "mark_glosses"]

_BRACKET = re.compile(r"(?P<gap> ?)[(\uff08](?P<inside>[^()\uff08\uff09\n]{2,90})[)\uff09]")
_SEPARATOR = re.compile(r"\s*[;,:/|]\s*|\s+또는\s+|\s+or\s+")
_AUTHORS = r"[A-Z][a-zà-ÿ]+(?: (?:and|&) [A-Z][a-zà-ÿ]+)?"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_CITATION = re.compile(rf"\bet al\b|^(?:{_AUTHORS} )?{_YEAR}$")
_CITED = re.compile(rf"\s*{_AUTHORS}, {_YEAR}\b")
#: Brackets that add a remark, not a name.
_REMARK = re.compile(
    r"(?:e\.?g|i\.?e|예|예를|즉|약|총|현재|특히|또는|and|or|in|on|for|with|the|a|an|our|we|as|such|"
    r"including|see|Fig|Table|Section|up|more|over|only|no|not|ours|left|right|top|bottom)\b",
    re.IGNORECASE,
)
#: What a title spells out has at most this many words.
_LONGEST_TITLE_NAME = 9
#: What stands for a word each in a short form: "Long", "Gen", "Bench".
_PART = re.compile(r"[A-Z][a-z]*|\d+[A-Z]?|[a-z]+")
#: What a word may begin with before the part that a letter stands for: "Autoencoder".
_PREFIX = re.compile(r"^(?:auto|pre|post|fine|hyper|super|multi)-?")


class Gloss(NamedTuple):
    """Two stretches of text, as offsets, that name one thing."""

    first: tuple[int, int]
    second: tuple[int, int]


def find_glosses(text: str) -> Iterator[Gloss]:
    """Yield each pair of names that brackets join.

    >>> text = "We train a Sparse Autoencoder (SAE)."
    >>> [(text[slice(*g.first)], text[slice(*g.second)]) for g in find_glosses(text)]
    [('Sparse Autoencoder', 'SAE')]
    """
    if title := _title_gloss(text):
        yield title
    for bracket in _BRACKET.finditer(text):
        if not _REMARK.match(bracket["inside"]):
            yield from _bracket_glosses(text, bracket)


def _bracket_glosses(text: str, bracket: re.Match[str]) -> Iterator[Gloss]:
    """Yield the pairs that one bracket joins: its own parts, then what stands before it."""
    parts = list(_parts(bracket))
    names = [text[slice(*part)] for part in parts]
    if _is_enumeration(names):
        return
    if len(parts) == 2 and (long_form(*names) or long_form(*reversed(names))):
        yield Gloss(*parts)
    before = _before(text, bracket.start(), names)
    if before is not None:
        for part, name in zip(parts, names, strict=True):
            if _may_gloss(text[slice(*before)], name):
                yield Gloss(before, part)


def _title_gloss(text: str) -> Gloss | None:
    """Return what a title spells out: ``TRIPS: Trilinear Point Splatting for ...``."""
    head, colon, rest = text.partition("\n")[0].partition(": ")
    if not colon or not is_acronym(head):
        return None
    start = len(head) + len(colon)
    ends = [space.start() for space in re.finditer(r" |$", rest)][:_LONGEST_TITLE_NAME]
    for end in ends:  # the shortest that has all letters, from its first word on
        name = rest[:end].rstrip(",:;")
        is_long = " " in name or "-" in name
        if is_long and long_form(head, name) == name and _spells(head, name):
            return Gloss((0, len(head)), (start, start + len(name)))
    return None


def _spells(short: str, name: str) -> bool:
    """Tell whether a short form stands for all of a name, to its last word.

    >>> _spells("NPGA", "Neural Parametric Gaussian"), _spells("SAEs", "Sparse Autoencoders")
    (False, True)
    """
    if "".join(filter(str.isupper, name)) == short:  # "REpresentation ALLeviation"
        return True
    parts = _PART.findall(short.removesuffix("s"))
    words = [word for word in name.casefold().split() if word not in SMALL]
    last = name.casefold().split()[-1]
    begins = {last.split("-")[-1]}
    if _PREFIX.match(last):
        begins |= {last, _PREFIX.sub("", last)}
    unspelled = 2 if short.isalpha() and short.isupper() else 1
    return (
        last not in SMALL
        and any(word.startswith(parts[-1].casefold()) for word in begins)
        and len(words) <= len(parts) + unspelled
    )


def _parts(bracket: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what separators keep apart inside a bracket."""
    inside, offset = bracket["inside"], bracket.start("inside")
    begin = 0
    for separator in (*_SEPARATOR.finditer(inside), None):
        end = separator.start() if separator else len(inside)
        part = inside[begin:end]
        stripped = part.strip(" '\"‘’“”*")
        cited = _CITATION.search(stripped) or _CITED.match(inside, begin)
        if stripped and not cited:
            start = offset + begin + part.index(stripped)
            yield start, start + len(stripped)
        begin = separator.end() if separator else end


def _is_enumeration(parts: list[str]) -> bool:
    """Tell whether a bracket lists several things rather than names of one.

    One thing has at most a long form and its abbreviation: ``(Sparse Autoencoder; SAE)``.
    """
    if len(parts) < 2:
        return False
    if len(parts) > 2:
        return True
    if has_hangul(parts[0]) != has_hangul(parts[1]):
        return False
    return not (long_form(parts[0], parts[1]) or long_form(parts[1], parts[0]))


def _before(text: str, end: int, parts: list[str]) -> tuple[int, int] | None:
    """Return the offsets of the name in front of a bracket."""
    line = text.rfind("\n", 0, end) + 1
    context = text[max(line, end - 120) : end].rstrip("'\"’”*")
    if not context or not parts:
        return None
    stop = max(line, end - 120) + len(context)
    name = _latin_before(context, parts)
    if name is None and has_hangul(context[-1]):
        name = term_before(context, parts)
    return (stop - len(name), stop) if name else None


def _latin_before(context: str, parts: list[str]) -> str | None:
    tail = re.split(r"[가-힣()\uff08\uff09,;:\n\"“”‘*]|\. | '", context)[-1].lstrip(" '")
    if not tail or not LATIN.fullmatch(tail):
        return None
    for part in parts:
        if is_acronym(part) and (found := long_form(part, tail)):
            return found
    last = tail.split(" ")[-1]
    expansions = [long_form(last, part) for part in parts]
    if any(expansions) or (parts and has_hangul(parts[0]) and is_acronym(last)):
        return last
    return None


def _may_gloss(before: str, part: str) -> bool:
    """Tell whether two stretches can be names of one thing."""
    if part.isdigit() or before.casefold() == part.casefold() or len(part) < 2:
        return False
    if has_hangul(before) or has_hangul(part):
        return (len(part.split()) <= 8 and not part[0].isdigit()) or is_acronym(part)
    return bool(long_form(part, before) or long_form(before, part))


def mark_glosses(doc: Doc) -> Doc:
    """Add the names to ``found_in(doc)`` and the pairs of their places to ``doc._.glosses``."""
    words, found = words_of(doc), found_in(doc)
    known = {name.end: name.start for name in found if name.concept}
    pairs = []
    for gloss in find_glosses(words.text):
        first, second = words.covering(*gloss.first), words.covering(*gloss.second)
        start = known.get(first.end, first.start)
        if start < first.start and has_hangul(first.text):
            # the vocabulary knows the whole: "인간 피드백을 통한 강화 학습"
            first = words.stretch(start, first.end)
        found += (first._replace(rule="gloss"), second._replace(rule="gloss"))
        pairs.append((first.place, second.place))
    doc._.glosses = pairs
    return doc

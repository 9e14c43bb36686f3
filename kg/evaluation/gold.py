"""What people say a paper's entry says: gold annotations, from JSON."""

from typing import TYPE_CHECKING, Annotated

import msgspec

from kg.errors import GoldError, InvalidValueError
from kg.evaluation.spelling import keys, magnitude
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.relation import Relation

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["GoldEntity", "GoldPaper", "GoldResult", "read_gold"]

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_Names = Annotated[tuple[_Name, ...], msgspec.Meta(min_length=1)]


class GoldEntity(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the entry names, however often."""

    kind: Kind = msgspec.field(name="type")
    #: The first is the one to show.
    names: _Names
    relation: Relation
    #: False for "don't care": neither rewarded nor punished.
    required: bool

    @property
    def keys(self) -> frozenset[str]:
        """Return the names as scoring spells them."""
        return keys(self.names)

    @property
    def label(self) -> str:
        """Return kind and name, as reports show them."""
        return f"{self.kind}: {self.names[0]}"


class GoldResult(msgspec.Struct, frozen=True, kw_only=True):
    """One number that the entry reports; what it leaves open is empty."""

    value: str
    unit: str
    metric: str
    #: The data set, benchmark or setting.
    on: str
    #: The method or model.
    of: str

    def __post_init__(self) -> None:
        if magnitude(self.value) is None:
            # a ValueError, too, so that msgspec adds where in the document it stands
            raise InvalidValueError(f"{self.value!r} is no number")


class GoldPaper(msgspec.Struct, frozen=True, kw_only=True):
    """All that the entry of one paper says."""

    id: str
    entities: tuple[GoldEntity, ...]
    results: tuple[GoldResult, ...]
    #: Of the entry, if the name of the file tells: ``ko-2024-11-25.json``.
    language: str = ""


_DECODER = msgspec.json.Decoder(tuple[GoldPaper, ...])


def read_gold(path: "Path") -> tuple[GoldPaper, ...]:
    """Return the papers of a file in its order; raise ``GoldError`` if it is no gold."""
    try:
        papers = _DECODER.decode(path.read_bytes())
    except OSError as error:
        raise GoldError(path, f"cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GoldError(path, f"no gold annotations: {error}") from error
    language = next((tag for tag in Language if path.name.startswith(f"{tag}-")), "")
    return tuple(
        msgspec.structs.replace(paper, language=paper.language or str(language)) for paper in papers
    )

from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest

from kg import errors
from kg.errors import (
    AnalysisError,
    EmptySpanError,
    EndpointError,
    ExportError,
    GoldError,
    HeldStoreError,
    InvalidArxivIdError,
    KgError,
    NoStoreError,
    OverridesError,
    PushError,
    QueryError,
    QuerySyntaxError,
    ServeError,
    SourceError,
    StoreError,
    StoreLayoutError,
    UnknownDigestError,
    UnknownFormatError,
    UnknownNameError,
    UnknownQueryError,
    UnknownSourceError,
    UnknownThingError,
    UnnamedTermError,
    UnreadableGraphError,
    UnsupportedStatementError,
    VocabularyError,
)

PATH = Path("folder", "file")

#: Errors as they are raised; a reason given by the caller ends with advice.
RAISED = [
    InvalidArxivIdError("x"),
    EmptySpanError("/0/paper", 3, 3),
    UnsupportedStatementError("2411.15124", "uses", "kite"),
    SourceError(PATH, "it is empty. Leave it out."),
    UnknownSourceError(PATH),
    VocabularyError("kite", "it has 2 kinds. Give it one."),
    OverridesError(PATH, 3, "not valid TOML. Put the line right."),
    ExportError(PATH, "No space left. The old file is untouched."),
    UnknownFormatError("docx", ["ttl", "html"]),
    AnalysisError("people", "no paper has two authors. Add digests."),
    UnknownThingError("kite", ["Dataset", "Benchmark"], ["KITTI"]),
    GoldError(PATH, "it is empty"),
    StoreError(PATH, "it is damaged. Make a new one."),
    NoStoreError(PATH),
    HeldStoreError(PATH, "process 12", 60.0),
    StoreLayoutError(PATH, 1, 2),
    UnknownDigestError(PATH, "2031", ["2031-05-06-ko-00000001"]),
    PushError("http://localhost/store", "it is not there. Start it."),
    ServeError("127.0.0.1:80", "permission denied. Take another."),
    QueryError("papers", "it has no end. Write one."),
    QuerySyntaxError("papers", "SELECT", 1, 7, "it has no end", "Write one."),
    EndpointError("http://127.0.0.1/", "it is silent. Start it."),
    UnknownNameError("dataset", "Dataset", "UFC-101", ["UCF-101"]),
    UnknownQueryError("nonsense", ["papers", "authors"]),
    UnnamedTermError("<a> <b> _:c"),
    UnreadableGraphError(PATH, "it is no Turtle"),
]

CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, KgError)
}


def drawn() -> dict[str, str | None]:
    """Return the parent of each class in the tree that the docstring draws."""
    parents: dict[str, str | None] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"([ │├└─]*)(\w+Error)\b", line)
        if match:
            depth = len(match[1]) // 4
            path[depth:] = [match[2]]
            parents[match[2]] = path[depth - 1] if depth else None
    return parents


def test_the_drawn_tree_is_true() -> None:
    parents = {
        name: next((b.__name__ for b in cls.__bases__ if issubclass(b, KgError)), None)
        for name, cls in CLASSES.items()
    }

    assert drawn() == parents


def test_all_errors_are_public() -> None:
    assert set(errors.__all__) == set(CLASSES)
    assert errors.__all__ == sorted(errors.__all__)


def test_every_error_that_can_be_raised_is_tested_here() -> None:
    groups = {cls for cls in CLASSES.values() if "__init__" not in vars(cls)}

    assert {type(error) for error in RAISED} == set(CLASSES.values()) - groups


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error: KgError) -> None:
    """Errors travel between processes."""
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 our own bytes

    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_a_message_says_where_what_and_what_to_do(error: KgError) -> None:
    first = error.args[0]
    message = str(error).removeprefix("vocabulary: ")

    assert message.startswith((f"{first}: ", f"{first}:3: ", f"{first!r} is "))
    assert re.fullmatch(r"(?s).+[^.]\.\s.*[A-Z].+[.?]", message)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_a_class_says_when_it_is_raised(error: KgError) -> None:
    assert (type(error).__doc__ or "").endswith(".")


def test_an_error_without_a_line_names_the_file_alone() -> None:
    assert str(OverridesError(PATH, 0, "No. Yes.")) == f"{PATH}: No. Yes."


def test_wrong_values_are_value_errors() -> None:
    assert issubclass(InvalidArxivIdError, ValueError)

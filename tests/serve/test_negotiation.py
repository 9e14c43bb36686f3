from __future__ import annotations

import pytest

from kg.serve.negotiation import best_language, best_type

OFFERED = ["text/html", "text/turtle", "application/ld+json"]


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/*", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/turtle;q=0.4, application/ld+json;q=0.7", "application/ld+json"),
        ("text/turtle;q=0.4, */*;q=0.1", "text/turtle"),
        ("*/*, text/html;q=0", "text/turtle"),
        ("text/*;q=0.3, text/html;q=0.1", "text/turtle"),
        ("text/html;level=1;q=0.2, text/turtle; q=0.3", "text/turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=nonsense", None),
        (",;,;q=1,", None),
    ],
)
def test_the_type_that_the_client_likes_best_is_taken(accept: str | None, best: str | None) -> None:
    assert best_type(accept, OFFERED) == best


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        (None, "en"),
        ("ko", "ko"),
        ("ko-KR,ko;q=0.9,en-US;q=0.8", "ko"),
        ("en,ko;q=0.9", "en"),
        ("fr", "en"),
        ("fr, ko;q=0.2", "ko"),
    ],
)
def test_the_language_that_the_reader_likes_best_is_taken(accept: str | None, best: str) -> None:
    assert best_language(accept, ["en", "ko"]) == best

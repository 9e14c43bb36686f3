"""A graph on another machine, or in another process: asked by the SPARQL 1.1 Protocol."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.graph.names import KG, PREFIXES, Namespace
from kg.model.identifiers import paper_number
from kg.query.answers import Answer, answer
from kg.query.asking import prepared
from kg.query.complaints import complaint
from kg.query.names import addressed
from kg.query.sparql import with_prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.questions import Question

__all__ = ["Endpoint"]

_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8, "
    "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.5"
)
_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_NAMING = "skos:prefLabel|skos:altLabel|foaf:name|dcterms:title|rdfs:label"
_SPELLING = 'REPLACE(LCASE(STR({})), "[ _-]", "")'
_MANY = 5000


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """A SPARQL server, as something to ask."""

    address: str
    #: Seconds that an answer may take.
    patience: float = 60.0
    prefixes: Mapping[str, str] = field(default_factory=lambda: Namespace().prefixes)

    def __post_init__(self) -> None:
        if urllib.parse.urlsplit(self.address).scheme not in {"http", "https"}:
            advice = "Write it like http://127.0.0.1:8000/sparql."
            raise EndpointError(self.address, f"this is no address of the web. {advice}")

    def ask(self, question: Question, parameters: Mapping[str, str]) -> Answer:
        """Return the answer, with parameters filled in; raise ``QueryError``."""
        return self.answer(prepared(question, parameters, self), question.name)

    def answer(self, sparql: str, name: str = "query") -> Answer:
        """Return the answer to SPARQL; a mistake in it is found here, without the server."""
        prefixes = PREFIXES | dict(self.prefixes)
        try:
            ox.Store().query(sparql, prefixes=prefixes)
        except SyntaxError as error:
            raise complaint(name, sparql, error.msg, prefixes) from error
        except (OSError, RuntimeError):  # a function that the server may have
            pass
        kind, body = self._post(with_prefixes(sparql, prefixes))
        return self._read(kind, body)

    def find(self, name: str, kind: str = "Thing") -> list[str]:
        """Return the addresses of the things of a kind that a name means.

        Case, spaces, hyphens and underscores make no difference; a server has no index of
        our other spellings.
        """
        if (number := paper_number(name)) and kind in {"Thing", "Paper"}:
            return self._things(f"?thing kg:arxivId {ox.Literal(number)}")
        if (node := addressed(name, self.prefixes)) is not None:
            return [node.value]
        variants = " ".join(f"{ox.Literal(name, language=code)}" for code in ("en", "ko"))
        known = "" if kind == "Thing" else f"?thing a <{KG}{kind}> ."
        exact = f"VALUES ?name {{ {ox.Literal(name)} {variants} }} ?thing {_NAMING} ?name . {known}"
        same = f"{_SPELLING.format('?name')} = {_SPELLING.format(ox.Literal(name))}"
        return self._things(exact) or self._things(
            f"{known} ?thing {_NAMING} ?name . FILTER({same})"
        )

    def similar(self, name: str, kind: str = "Thing") -> list[str]:
        """Return names on the server that begin alike and look like this one."""
        from rapidfuzz import process

        known = "" if kind == "Thing" else f"?thing a <{KG}{kind}> ."
        start = ox.Literal(name[:2].lower())
        rows = self.answer(
            f"SELECT DISTINCT ?name {{ {known} ?thing {_NAMING} ?name . "
            f"FILTER(STRSTARTS(LCASE(STR(?name)), {start})) }} LIMIT {_MANY}"
        )
        names = sorted({str(row["name"]) for row in rows})
        return [text for text, _, _ in process.extract(name, names, limit=5, score_cutoff=70)]

    def _things(self, pattern: str) -> list[str]:
        rows = self.answer(f"SELECT DISTINCT ?thing {{ {pattern} }} ORDER BY ?thing")
        return [str(row["thing"]) for row in rows]

    def _post(self, sparql: str) -> tuple[str, bytes]:
        """Return media type and content of what the server answers."""
        request = urllib.request.Request(  # noqa: S310  # only http and https, see above
            self.address,
            data=urllib.parse.urlencode({"query": sparql}).encode(),
            headers={"Accept": _ACCEPT, "User-Agent": "kg"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self.patience) as response:  # noqa: S310
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(2000).decode("utf-8", "replace").strip()
            raise EndpointError(self.address, f"status {error.code}: {said}") from error
        except TimeoutError as error:
            reason = f"no answer within {self.patience:g} s. Ask for less."
            raise EndpointError(self.address, reason) from error
        except OSError as error:
            raise EndpointError(self.address, f"{error}. Is a server running there?") from error

    def _read(self, kind: str, body: bytes) -> Answer:
        try:
            if kind in _RESULTS:
                return answer(ox.parse_query_results(body, format=_RESULTS[kind]))
            rdf = ox.RdfFormat.from_media_type(kind)
            if rdf is None:
                raise EndpointError(self.address, f"it answers in {kind}, which is no RDF.")
            return answer([quad.triple for quad in ox.parse(body, format=rdf)])
        except (SyntaxError, ValueError) as error:
            raise EndpointError(self.address, f"its answer is not valid {kind}.") from error

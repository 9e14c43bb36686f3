"""HTML from templates: text from digests is escaped, and links lead to this server."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.exporters.page.inert import web_address
from kg.serve.exploring import DRAWN
from kg.serve.words import words

if TYPE_CHECKING:
    from kg.query.name_index import Hit
    from kg.query.questions import Question
    from kg.serve.front import Overview
    from kg.serve.thing import Thing

__all__ = ["Pages"]

#: Parts of a path that stay as they are; a percent sign is part of the address already.
_SAFE = "/%.-_~:@!$&'()*+,;="
#: A text of more lines than this, none of them long, was wrapped.
_FEW = 3
_WRAPPED = 100
#: What relations look like, in the order in which a page shows them.
_PICKS = ("Paper", "Author", "Method", "Model", "Dataset", "Benchmark", "Metric", "Task")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Renders the pages of a server for one reader."""

    base: str
    language: str

    def thing(self, thing: Thing) -> str:
        """Return the page of a thing."""
        return self._render("thing.html", title=thing.label, thing=thing)

    def front(self, overview: Overview) -> str:
        """Return the front page."""
        return self._render("front.html", title="", front=overview)

    def search(self, text: str, kind: str, hits: list[Hit]) -> str:
        """Return the page of what a search found."""
        return self._render(
            "search.html", title=text, text=text, kind=kind, hits=hits, kinds=_PICKS
        )

    def query(
        self, sparql: str, nonce: str, shipped: list[Question], names: list[str], chosen: str
    ) -> str:
        """Return the page that asks queries."""
        return self._render(
            "query.html",
            title=words(self.language)["query"],
            sparql=sparql,
            nonce=nonce,
            shipped=shipped,
            names=names,
            chosen=chosen,
        )

    def problem(self, status: int, reason: str) -> str:
        """Return the page that says why there is no other."""
        return self._render("problem.html", title=str(status), status=status, reason=reason)

    def _render(self, template: str, **values: Any) -> str:  # noqa: ANN401
        return (
            _templates()
            .get_template(template)
            .render(
                words=words(self.language),
                language=self.language,
                href=self._href,
                web=web_address,
                explore=self._explore,
                ask=_ask,
                paragraphs=paragraphs,
                **values,
            )
        )

    def _href(self, address: str, query: str = "") -> str:
        """Return where this server answers for a thing; other addresses stay."""
        if self.base and address.startswith(self.base):
            path = "/" + quote(address.removeprefix(self.base), safe=_SAFE)
            return f"{path}?{query}" if query else path
        return web_address(address) or "#"

    def _explore(self, address: str) -> str:
        """Return where the thing is drawn; nothing where it is none of what is drawn."""
        path = self._href(address).removeprefix("/")
        return f"/explore#{path}" if path.partition("/")[0] in DRAWN else ""


def _ask(name: str, **values: str) -> str:
    """Return the query page with a shipped query filled in."""
    return "/query?" + urlencode({"name": name, **values})


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a text; lines that were only wrapped become one.

    >>> paragraphs("One.\n\nTwo.")
    ['One.', 'Two.']
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _FEW and max(map(len, lines)) <= _WRAPPED:
        return [" ".join(lines)]
    return lines


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("kg.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

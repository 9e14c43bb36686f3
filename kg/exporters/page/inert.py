"""What makes text from digests harmless inside a page."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

__all__ = ["content_hash", "inert_json", "web_address"]

#: What could end a script element or a line of script, and what UTF-8 cannot hold.
DANGEROUS = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

#: White space, control characters and quotes have no place in an address.
WEB_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\xa0<>\"'`\\]+", re.IGNORECASE)


def inert_json(value: object) -> str:
    r"""Return JSON that means the same, and cannot leave the element that it stands in.

    >>> inert_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return DANGEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def web_address(text: str | None) -> str | None:
    """Return the text if it is an address of the web, else nothing.

    >>> web_address("https://example.org/code")
    'https://example.org/code'
    >>> web_address("javascript:alert(1)")
    """
    return text if text and WEB_ADDRESS.fullmatch(text) else None


def content_hash(text: str) -> str:
    """Return what a Content-Security-Policy calls this script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

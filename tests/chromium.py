"""The installed Chromium, and how it is started."""

from __future__ import annotations

__all__ = ["BROWSERS", "SWITCHES"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Nothing but the page itself: no name is resolved, no service of the browser calls home.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

"""``exports/`` holds what the code makes of the shipped sample, to the byte."""

from __future__ import annotations

from pathlib import Path

EXPORTS = Path(__file__).parents[2] / "exports"


def test_exports_are_what_the_sample_gives(sample: Path) -> None:
    made = {path.name: path.read_bytes() for path in sample.iterdir()}
    kept = {path.name: path.read_bytes() for path in EXPORTS.iterdir()}

    stale = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert stale == [], f"{', '.join(stale)}: not current. Run: kg build --out exports"

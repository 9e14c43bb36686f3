"""spaCy comes without its commands, and has them when somebody asks."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import sys
from kg.extraction.quick_spacy import without_commands
with without_commands():
    import spacy
left_out = not any(name.startswith(("spacy.cli", "weasel", "typer")) for name in sys.modules)
version = spacy.info(silent=True)["spacy_version"]
import spacy.cli
print(left_out, version == spacy.__version__, callable(spacy.cli.download))
"""


def test_commands_are_left_out_until_asked_for() -> None:
    command = [sys.executable, "-W", "ignore", "-c", _READ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.split() == ["True", "True", "True"]

"""``kg explain`` as a person uses it."""

from __future__ import annotations

from click.testing import CliRunner

from kg.cli.explain import command


def test_a_name_is_explained_with_its_sentence() -> None:
    outcome = CliRunner().invoke(command, ["2411.15124", "--name", "rlvr"])

    assert outcome.exit_code == 0
    assert "found by gloss, name, part, vocabulary, entity:rlvr" in outcome.stdout
    assert "“" in outcome.stdout
    assert "DPO  " not in outcome.stdout


def test_all_shows_what_was_judged_to_be_nothing() -> None:
    kept = CliRunner().invoke(command, ["2411.15131"]).stdout
    everything = CliRunner().invoke(command, ["2411.15131", "--all"]).stdout

    assert "  nothing" not in kept
    assert "  nothing" in everything


def test_a_paper_that_no_digest_lists_is_said() -> None:
    outcome = CliRunner().invoke(command, ["9901.00001"])

    assert outcome.exit_code == 1
    assert "9901.00001" in outcome.stderr

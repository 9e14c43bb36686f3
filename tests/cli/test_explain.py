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


def test_a_name_that_was_not_read_is_said_with_those_like_it() -> None:
    outcome = CliRunner().invoke(command, ["2411.15124", "--name", "RLVXR"])

    assert outcome.exit_code == 1
    assert outcome.stderr == (
        "kg: nothing of the name 'RLVXR' was read there. Did you mean: RLVR?\n"
    )


def test_a_name_that_is_like_no_other_is_said() -> None:
    outcome = CliRunner().invoke(command, ["2411.15124", "--name", "Nope"])

    assert outcome.exit_code == 1
    assert "nothing of the name 'Nope' was read there. Leave --name out" in outcome.stderr


def test_a_name_that_was_judged_to_be_nothing_is_said() -> None:
    everything = CliRunner().invoke(command, ["2411.15131", "--all"]).stdout
    heading = next(x for x in everything.splitlines() if x.endswith("  nothing"))
    name = heading.removesuffix("  nothing").partition(" = ")[0].strip()

    hidden = CliRunner().invoke(command, ["2411.15131", "--name", name])
    shown = CliRunner().invoke(command, ["2411.15131", "--name", name, "--all"])

    assert (hidden.exit_code, shown.exit_code) == (1, 0)
    assert "--all shows why" in hidden.stderr
    assert "  nothing" in shown.stdout

from __future__ import annotations

from kg.checking.report import Report, Violation

RARE = Violation(message="A has no b. Give one.", focus="x:1", path="kg:b")
FREQUENT = [
    Violation(message="C is no d. Write e.", focus=f"x:{n}", path="kg:c", value='"d"')
    for n in range(1, 5)
]


def test_a_report_without_violations_conforms() -> None:
    assert Report().conforms
    assert Report().text() == "The graph conforms to the shapes."


def test_each_message_stands_once_the_most_frequent_first() -> None:
    report = Report(violations=(RARE, *FREQUENT))

    assert not report.conforms
    assert report.text(examples=2) == (
        "5 problems of 2 kinds:\n"
        "\n"
        "4 x C is no d. Write e.\n"
        '    <x:1>  kg:c  "d"\n'
        '    <x:2>  kg:c  "d"\n'
        "    and 2 more\n"
        "\n"
        "1 x A has no b. Give one.\n"
        "    <x:1>  kg:b"
    )


def test_one_problem_is_one_problem() -> None:
    assert Report(violations=(RARE,)).text(examples=0) == "1 problem:\n\n1 x A has no b. Give one."

"""What a number says is read from the words around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analytics.roles import Role, said, without_citations

SCORES = [
    ("GlowNet reaches 84.6% accuracy on LanternQA.", 84.6, "%"),
    ("GlowNet attains an FID of 1.73 on Harbor-256.", 1.73, ""),
    ("It scores 71.2 points on LanternQA.", 71.2, "points"),
    ("Accuracy on LanternQA rises from 55.6% to 81.6%.", 81.6, "%"),
    ("It improves from 12.5 to 63.9 on A, 36.4 to 81.8 on B, and 74.5 to 91.1 on C.", 91.1, ""),
    ("New best results on LanternQA (98.1%) and HarborQA (94.4%).", 98.1, "%"),
    ("It achieves 70.8% and 94.0% on HarborQA and LanternQA, respectively.", 94.0, "%"),
    ("GlowNet은 LanternQA에서 84.6%, HarborQA에서 50.7%의 점수를 달성했다.", 84.6, "%"),
    ("LanternQA 정확도를 55.6%에서 81.6%로 높였다.", 81.6, "%"),
    ("LanternQA에서 69.6점을 기록하며 기존 모델을 능가합니다.", 69.6, "points"),
    ("FID를 18.65에서 1.80으로 개선했다.", 1.8, ""),
    ("It beats Flame-2.5 with 71.4 on LanternQA.", 71.4, ""),
    ("It reaches 69.8 ± 0.5% on LanternQA.", 69.8, ""),
]
CHANGES = [
    ("GlowNet improves LanternQA by 5.6% on average.", 5.6, "%"),
    ("It brings gains of 6.2%-7.6% on LanternQA, 4.4%-7.2% on HarborQA.", 4.4, "%"),
    ("Improvements of +3.2 on LanternQA and +3.1 on HarborQA.", 3.1, ""),
    ("LanternQA (+4.9%), HarborQA (+1.7%).", 4.9, "%"),
    ("a 29.2% absolute improvement on LanternQA", 29.2, "%"),
    ("It surpasses GlowNet by 3.6% on A, 2.6% on B, 18.4% on C.", 18.4, "%"),
    ("only a 0.4% drop on LanternQA", 0.4, "%"),
    ("It is 17.2 percentage points better on LanternQA.", 17.2, "points"),
    ("LanternQA에서 5.6% 향상되었다.", 5.6, "%"),
    ("LanternQA에서 10.05%, HarborQA에서 4.70%의 성능 향상을 보였다.", 10.05, "%"),
    ("기존 방법 대비 최대 12.5% 높은 정확도를 보인다.", 12.5, "%"),
    ("A에서 40%, B에서 19%, C에서 54% 개선되었다.", 19.0, "%"),
    ("정확도가 3.1%p 상승했다.", 3.1, "points"),
    ("The score changes by -11.8% on LanternQA.", -11.8, "%"),
]
OTHERS = [
    ("LanternQA accuracy rises from 55.6% to 81.6%.", 55.6, "%", Role.RIVAL),
    ("정확도를 55.6%에서 81.6%로 높였다.", 55.6, "%", Role.RIVAL),
    ("It reaches 95.5%, surpassing GlowNet (92.9%).", 92.9, "%", Role.RIVAL),
    ("It keeps 83.8% accuracy (vs. 90.8% at 16 bits).", 90.8, "%", Role.RIVAL),
    ("Existing leading models have achieved approximately 90% on it.", 90.0, "%", Role.RIVAL),
    ("It is 8.5x faster on LanternQA.", 8.5, "x", Role.RATIO),
    ("훈련 속도가 50배 빠르다.", 50.0, "x", Role.RATIO),
    ("It keeps 90% of the performance on LanternQA.", 90.0, "%", Role.SHARE),
    ("trained with 40% of the data", 40.0, "%", Role.SHARE),
    ("preserving 99.4% performance on LanternQA", 99.4, "%", Role.SHARE),
    ("FID of 2.11 in just 64 epochs", 64.0, "", Role.COUNT),
    ("a model of 305M parameters", 305.0, "", Role.COUNT),
    ("Glow-XL/2 reaches an FID of 1.7.", 2.0, "", Role.COUNT),
    ("served on a single RTX 3090", 3090.0, "", Role.COUNT),
    ("평균 43.9개의 토큰으로 91.1%의 정확도를 달성했다.", 43.9, "", Role.COUNT),
    ("2.5억 파라미터를 가진 모델", 2.5, "", Role.COUNT),
    ("It cuts steps from 256 to 30 on LanternQA.", 30.0, "", Role.COUNT),
    ("20 out of 26 models fail.", 20.0, "", Role.COUNT),
    ("It reaches 69.8 ± 0.5% on LanternQA.", 0.5, "%", Role.DEVIATION),
    ("Flip rates range from 17.5% to 97.3%.", 97.3, "%", Role.RANGE),
    ("It reaches 69.8% on LanternQA.", 12.0, "%", Role.UNSEEN),
]


@pytest.mark.parametrize(("sentence", "value", "unit"), SCORES)
def test_a_score_is_a_score(sentence: str, value: float, unit: str) -> None:
    assert said(sentence, value, unit).role is Role.SCORE


@pytest.mark.parametrize(("sentence", "value", "unit"), CHANGES)
def test_an_improvement_is_no_score(sentence: str, value: float, unit: str) -> None:
    assert said(sentence, value, unit).role is Role.CHANGE


@pytest.mark.parametrize(("sentence", "value", "unit", "role"), OTHERS)
def test_what_else_a_number_may_be(sentence: str, value: float, unit: str, role: Role) -> None:
    assert said(sentence, value, unit).role is role


def test_the_percent_sign_of_latex_is_a_unit() -> None:
    assert said(r"It reaches 95.07\% on LanternQA.", 95.07).unit == "%"


def test_the_unit_behind_a_deviation_is_that_of_the_number() -> None:
    assert said("It reaches 69.8 pm 0.5% on LanternQA.", 69.8).unit == "%"


def test_digits_inside_a_name_are_not_the_number() -> None:
    found = said("Flame2.5 is 2.5 times faster.", 2.5, "x")

    assert found.role is Role.RATIO
    assert found.start == len("Flame2.5 is ")


def test_citations_and_bold_type_are_no_words_of_a_sentence() -> None:
    text = without_citations("HarborQA(Example et al., 2021)에서\n**64.6**점")

    assert text == "HarborQA에서 64.6점"


@given(st.text(), st.floats(min_value=-1e6, max_value=1e6), st.sampled_from(["", "%", "x"]))
def test_any_text_has_an_answer(sentence: str, value: float, unit: str) -> None:
    found = said(sentence, value, unit)

    assert found.role in Role
    assert (found.role is Role.UNSEEN) == (found.end == 0)

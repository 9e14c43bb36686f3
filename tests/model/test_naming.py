from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.naming import clean, fold, slug

#: Characters that folding treats each in its own way, so that chance brings them together.
TRICKY = st.text(st.sampled_from("aAsSéßİﬁ５²ΣςΑ.+-_ '\u0301\u200b가각1９ⅣƵ∞"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("UCF-101", "UCF101", id="hyphen"),
        pytest.param("UCF 101", "ucf_101", id="space and underscore"),
        pytest.param("UCF‐101", "UCF–101", id="other hyphens"),
        pytest.param("TÜLU 3", "Tulu 3", id="accent"),
        pytest.param("ＬＬａＭＡ－３", "LLaMA-3", id="full width"),
        pytest.param("LLMs", "LLM", id="plural"),
        pytest.param("Sparse Autoencoders", "sparse autoencoder", id="plural word"),
        pytest.param("확산 모델", "확산모델", id="Korean spacing"),
        pytest.param("확산 모델", "\u1112\u116a\u11a8산 모델", id="Korean letters"),
        pytest.param("GPT-4o.", "GPT-4o", id="final dot"),
    ],
)
def test_spellings_come_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Llama 3", "Llama 3.1", id="version"),
        pytest.param("Llama 3.1", "Llama 31", id="dot"),
        pytest.param("T5", "T5+", id="plus sign"),
        pytest.param("Nets+", "Nets++", id="plus signs behind an s"),
        pytest.param("C", "C++", id="two plus signs"),
        pytest.param("GPT-4", "GPT-4o", id="letter"),
        pytest.param("ScanNet", "ScanNet++", id="name and plus signs"),
        pytest.param("ROUGE-1", "ROUGE-2", id="number"),
        pytest.param("AIME 2024", "AIME 2025", id="year"),
        pytest.param("ViT", "ViT-S", id="size"),
        pytest.param("ViT", "VITS", id="capital s"),
        pytest.param("Gemma-2 7B", "Gemma 27B", id="version and size"),
    ],
)
def test_versions_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("name", ["GNS", "Loss", "3DGS", "DPOs"])
def test_only_the_plural_loses_its_s(name: str) -> None:
    assert fold(name) in {name.casefold(), name.casefold().removesuffix("s")}
    assert fold("Loss") == "loss"
    assert fold("GNS") == "gns"


@given(st.text() | TRICKY)
def test_folding_twice_changes_nothing_but_a_final_s(name: str) -> None:
    """A key has no capitals any more, by which a plural is told from a size."""
    assert fold(fold(name)) in {fold(name), fold(name).removesuffix("s")}


def test_folding_joins_korean_letters_that_a_mark_kept_apart() -> None:
    assert fold("\u1100_\u1161") == fold(fold("\u1100_\u1161"))


@given(st.text(st.characters(codec="ascii")))
def test_case_makes_no_difference_but_to_a_final_s(name: str) -> None:
    assert fold(name.upper()).removesuffix("s") == fold(name.lower()).removesuffix("s")


@given(st.text())
def test_a_clean_name_is_one_line_without_double_spaces(name: str) -> None:
    cleaned = clean(name)

    assert clean(cleaned) == cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert not set(cleaned) & set("\n\r\t\x00\x08\x7f")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("TÜLU 3", "tulu-3"),
        ("ScanNet++", "scannet-plus-plus"),
        ("Llama-3.1 8B", "llama-3.1-8b"),
        ("희소 자동인코더", "희소-자동인코더"),
        ("A/B (test)", "a-b-test"),
        ("???", "unnamed"),
    ],
)
def test_an_address_is_readable(name: str, address: str) -> None:
    assert slug(name) == address


@given(st.text())
def test_an_address_is_never_empty_and_needs_no_escape_in_a_path(name: str) -> None:
    address = slug(name)

    assert address
    assert not set(address) & set(" /?#%<>\"'{}|\\^`\n")


@given(st.text(alphabet="abTXZ019 -_~.+'(@", max_size=12))
def test_full_width_forms_fold_as_plain_letters_do(name: str) -> None:
    """Names in ASCII are folded in a way of their own, which is quicker."""
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in name)

    assert fold(wide) == fold(name)


@given(st.text(alphabet="aTXsZ019 -_~.+'(가각힣", max_size=12))
def test_plain_korean_folds_as_it_does_beside_other_letters(name: str) -> None:
    """What needs no normal form is folded in a way of its own, which is quicker."""
    assert fold(name + "\u200b") == fold(name)

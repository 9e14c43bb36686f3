from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.page.letters import letters
from tests.exporters.page.unpacking import bytes_of


@given(st.binary(max_size=60))
def test_letters_stand_for_their_bytes(content: bytes) -> None:
    assert bytes_of(letters(content)) == content


@given(st.binary(max_size=60))
def test_letters_cannot_end_their_element(content: bytes) -> None:
    assert re.fullmatch("[#-;=-~]*", letters(content))


def test_thirteen_bits_take_two_letters() -> None:
    assert len(letters(bytes(1300))) == 1600

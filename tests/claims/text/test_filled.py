"""A claim that is filled in C is the one that its constructor makes."""

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from in_c import built

from claims.model import Claim
from claims.text.meaning import built as in_use

VALUES = ("a", "fdi", "level", 2.5, "USD", 3, 9, "2.5 dollars", None, "eq", "actual", "2020-01-01", None, ("KZ", "PE"))
REST = ("KZ", "PE", None, 0.1, "plain", "reader", 0.75)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return built(Path(in_use.__file__).with_name("filled.c"), tmp_path_factory.mktemp("built")).filled


def test_a_claim_is_filled_as_its_constructor_does(filled):
    made, wanted = filled(Claim, VALUES + REST), Claim(*VALUES, *REST)
    assert made == wanted
    assert repr(made) == repr(wanted)
    assert hash(made) == hash(wanted)
    assert made.claim_id == wanted.claim_id
    assert Claim.__match_args__ == tuple(field.name for field in fields(Claim))
    with pytest.raises(FrozenInstanceError):
        made.value = 3.0


def test_fields_without_values_are_refused(filled):
    with pytest.raises(TypeError):
        filled(Claim, VALUES)
    with pytest.raises(TypeError):
        filled(Claim, list(VALUES + REST))
    with pytest.raises(AttributeError):
        filled(int, (1,))

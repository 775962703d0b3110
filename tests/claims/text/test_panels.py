"""Networks over dense rows give the same scores, to the last bit, in C and in numpy."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from in_c import built

from claims.text.meaning import panels
from claims.text.meaning.model import Panel
from claims.text.meaning.panels import Panels

SOURCE = Path(panels.__file__).with_name("panel.c")
WIDTH = 40


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(SOURCE, tmp_path_factory.mktemp("panel"))


def some(classes: str, seed: int) -> Panel:
    """Three networks of sixteen units over columns of very different size, one of which no row has."""
    draw = np.random.default_rng(seed)
    mean, scale = draw.normal(size=WIDTH), np.exp2(draw.integers(-9, 9, WIDTH)) * 1.3
    shapes = (3, WIDTH, 16), (3, 16), (3, 16, len(classes)), (3, len(classes))
    inner, bias, outer, outer_bias = (draw.normal(size=shape).astype(np.float16).astype(np.float32) for shape in shapes)
    return Panel(tuple(classes), mean, scale, inner, bias, outer, outer_bias)


@pytest.mark.parametrize("many", [0, 1, 4, 5, 8, 29])
def test_both_tell_the_same(panel: ModuleType, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    both = Panels({"kind": some("abc", 1), "stage": some("defgh", 2)})
    draw = np.random.default_rng(many)
    rows = np.where(draw.random((many, WIDTH)) < 0.6, 0.0, draw.normal(size=(many, WIDTH)))
    monkeypatch.setattr(panels, "PANEL", None)
    plain = both.told(rows)
    monkeypatch.setattr(panels, "PANEL", panel.told)
    for in_c in (both.told(rows), both.told(np.asfortranarray(rows))):
        assert all(np.array_equal(in_c[task], told) and len(told) == many for task, told in plain.items())


def test_networks_as_just_fitted_are_told_too(panel: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = some("abc", 3)
    singles = replace(fitted, mean=fitted.mean.astype(np.float32), scale=fitted.scale.astype(np.float32))
    monkeypatch.setattr(panels, "PANEL", panel.told)
    told = Panels({"kind": singles}).told(np.ones((5, WIDTH)))["kind"]
    monkeypatch.setattr(panels, "PANEL", None)
    assert np.array_equal(told, Panels({"kind": singles}).told(np.ones((5, WIDTH)))["kind"])


def test_arrays_that_do_not_fit_are_refused(panel: ModuleType) -> None:
    rows, scale, inner, bias = np.ones((2, 3)), np.ones(3), np.ones((2, 3, 16), np.float32), np.ones((2, 16))
    outer, ahead, out = np.ones((32, 16), np.float32), np.ones(16), np.zeros((2, 16))
    right = [rows, scale, inner, bias, outer, ahead, 2, out]
    panel.told(*right)
    assert (out == 32 * 4 + 1).all()
    wrong = [rows[:, :2].copy(), scale[:0], inner[:1], bias[:1], outer[:31], ahead[:15], 3, out[:1]]
    for place, other in enumerate(wrong):
        with pytest.raises(ValueError, match="do not fit"):
            panel.told(*right[:place], other, *right[place + 1 :])

"""Rules of time: none looks beyond its piece, and what may fit a piece is told by its runs."""

from __future__ import annotations

from random import Random

import pytest

from claims.text.period_tags import FAR, GAP, TAKEN, grammar


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_no_rule_reaches_out_of_the_piece_in_which_it_is_sought(lang: str) -> None:
    rules = grammar(lang)
    stop = rules.chars["stop"]
    for rule in rules.rules:
        assert stop not in rule.source.replace(f"(?<={stop})", ""), rule.make
        assert FAR not in rule.source, rule.make
    line = f"ab{stop}c{stop}{stop}{FAR}d"
    assert [found.group() for found in rules.piece.finditer(line)] == ["ab", f"{stop}c", "d"]
    month = rules.chars["month"]
    assert all(rules.rules[number].may_fit(month) for number in rules.fitting(month))


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_what_fits_the_runs_of_a_piece_is_all_that_fits_it_and_what_others_leave_of_it(lang: str) -> None:
    rules, draw = grammar(lang), Random(7)
    classes = sorted({char for rule in rules.rules for need in rule.needs for char in need})
    told = 0
    for _ in range(400):
        piece = "".join(draw.choice((*draw.sample(classes, 6), GAP)) for _ in range(draw.randint(1, 24)))
        fitting = rules.fitting(piece)
        assert list(fitting) == sorted(set(fitting))
        left = "".join(TAKEN if draw.random() < 0.3 else char for char in piece)
        for one in (piece, left):
            found = {number for number, rule in enumerate(rules.rules) if rule.pattern.search(one)}
            assert found <= set(fitting)
            told += len(found)
    assert told > 400

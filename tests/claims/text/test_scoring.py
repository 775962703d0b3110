"""The scorer in the repository says what the scorer of the labels says."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from claims.text.train.gold import labelled
from claims.text.train.scoring import Score, near

SHARED = Path(__file__).parents[4] / "shared" / "tools" / "score_claims.py"


def spoilt(claims: list[dict[str, object]], luck: random.Random) -> list[dict[str, object]]:
    """Claims as a poor reader would give them: some lost, some repeated, some with a wrong field."""
    out = []
    for claim in claims:
        if luck.random() < 0.2:
            continue
        claim = dict(claim)
        if luck.random() < 0.3:
            field = luck.choice(["hedge", "status", "measure", "period_start", "value", "from", "unit"])
            claim[field] = 7.5 if field == "value" else "gt"
        out.append(claim)
        if luck.random() < 0.1:
            out.append(claim)
    return out


@pytest.mark.skipif(not SHARED.exists(), reason="the shared scorer is not beside this checkout")
def test_agrees_with_the_scorer_of_the_labels(tmp_path: Path) -> None:
    luck = random.Random(1)
    documents = labelled()
    gold, read, score = tmp_path / "gold.jsonl", tmp_path / "read.jsonl", Score()
    with gold.open("w") as gold_file, read.open("w") as read_file:
        for one in documents:
            claims = spoilt(list(one.claims), luck)
            lang = one.document.lang or "?"
            gold_file.write(json.dumps({"id": one.document.id, "lang": lang, "claims": one.claims}) + "\n")
            read_file.write(json.dumps({"id": one.document.id, "claims": claims}) + "\n")
            score.add(lang, one.claims, claims)
    said = subprocess.run(
        [sys.executable, SHARED, gold, read, "--json"], capture_output=True, check=True, text=True
    ).stdout
    theirs = json.loads(said)
    for name, tally in score.groups.items():
        for level in tally.hits:
            assert round(tally.f1(level), 1) == pytest.approx(theirs[name][level], abs=0.11), (name, level)
    assert theirs["negatives"] == {"docs": score.negatives, "with_claims": score.noisy}


def test_near_is_half_a_percent_and_none_is_near_none_alone() -> None:
    assert near(1000, 1004.9)
    assert not near(1000, 1010)
    assert near(None, None)
    assert not near(None, 0.0)

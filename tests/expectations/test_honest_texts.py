"""Over releases that no one falsified the gate raises little, as they are labelled and as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.text.reader import read
from claims.text.train.gold import of_record
from tests.expectations.honest import alarms, apart, as_labelled, raised

MOST_LABELLED, MOST_READ = 27, 92
"""Alarms over the 260 releases, a few more than there are: contradictions between hands, and misreadings."""
MOST_HELD = 15


@pytest.mark.slow
def test_releases_of_many_hands_raise_few_alarms(tmp_path: Path) -> None:
    records = apart()["published"]
    labelled = raised(map(as_labelled, records), tmp_path / "labelled")
    assert 0 < sum(count for _, count in alarms(labelled)) <= MOST_LABELLED
    seen = raised((read(of_record(record).document) for record in records), tmp_path / "read")
    assert 0 < sum(count for _, count in alarms(seen)) <= MOST_READ
    assert len(seen.held) <= MOST_HELD

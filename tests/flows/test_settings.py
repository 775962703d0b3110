"""Settings as they come from shells and container files: empty, or of no use."""

from __future__ import annotations

import pytest

from flows.errors import CommuniqueError
from flows.settings import Settings, load

NAMES = ("data_dir", "sources_dir", "expectations_dir", "corrections", "alert_routes", "push_token", "max_table_mb")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_setting_counts_as_unset(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"COMMUNIQUE_{name.upper()}", raising=False)
    unset = getattr(Settings(), name)
    monkeypatch.setenv(f"COMMUNIQUE_{name.upper()}", "")
    assert getattr(Settings(), name) == unset


@pytest.mark.parametrize("value", ["inf", "nan", "-1", "0"])
def test_a_limit_is_a_size(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_MAX_TABLE_MB", value)
    with pytest.raises(CommuniqueError) as told:
        load()
    assert told.value.where == "COMMUNIQUE_MAX_TABLE_MB"

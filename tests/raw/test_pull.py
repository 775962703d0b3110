"""Pulling by card against a server that pages, throttles, fails, cuts short and says what has not changed."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from pulling import TODAY, Waits, card, polite, pulled
from service import Call, Reply, Service, json_reply, serving

from raw.connect.polite import PullError
from raw.connect.pull import PullCounts, pull
from raw.connect.state import PullState, load_state, save_state


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        yield running


WORLD_BANK = {
    "params": {"format": "json"},
    "for_each": {"indicator": ["PA.NUS.FCRF", "BX.KLT.DINV.CD.WD"]},
    "paging": {
        "style": "page",
        "param": "page",
        "size_param": "per_page",
        "size": 2,
        "rows_at": "1",
        "pages_at": "0.pages",
    },
    "incremental": {
        "param": "date",
        "grain": "year",
        "first": date(2000, 1, 1),
        "form": "{since}:{until}",
        "overlap": 3,
    },
    "error_at": "0.message",
}


def world_bank(call: Call) -> Reply:
    page = int(call.params["page"])
    rows = [{"date": str(2000 + at), "value": at} for at in range(5)][(page - 1) * 2 : page * 2]
    return json_reply([{"page": page, "pages": 3, "per_page": "2", "total": 5}, rows])


def test_world_bank_pages_of_each_indicator(service: Service) -> None:
    service.answer = world_bank
    found = pulled(card(service.url + "/v2/country/KAZ/indicator/{indicator}", WORLD_BANK))
    assert [len(json.loads(each.data)[1]) for each in found] == [2, 2, 1, 2, 2, 1]
    assert [call.path.rsplit("/", 1)[1] for call in service.calls] == ["PA.NUS.FCRF"] * 3 + ["BX.KLT.DINV.CD.WD"] * 3
    assert {call.params["date"] for call in service.calls} == {"2000:2024"}


def test_a_second_pull_asks_from_the_last_period_less_the_overlap(service: Service) -> None:
    service.answer = world_bank
    state = PullState(pulled_until="2023-11-02")
    pulled(card(service.url + "/{indicator}", WORLD_BANK), state)
    assert {call.params["date"] for call in service.calls} == {"2020:2024"}
    assert state.pulled_until == "2024-05-20"


def test_an_error_told_with_status_200_is_an_error(service: Service) -> None:
    service.answer = lambda call: json_reply([{"message": [{"id": "120", "key": "Invalid value"}]}])
    with pytest.raises(PullError, match=r"Invalid value.*mend the params"):
        pulled(card(service.url + "/{indicator}", WORLD_BANK))


COMTRADE = {
    "for_each": {"reporterCode": ["398", "112"]},
    "key": {"setting": "comtrade", "place": "header", "name": "Ocp-Apim-Subscription-Key"},
    "paging": {"style": "offset", "param": "skip", "first": 0, "size_param": "top", "size": 3, "rows_at": "data"},
    "incremental": {"param": "period", "grain": "year", "first": date(2015, 1, 1), "is_listed": True, "most": 6},
    "error_at": "error",
}


def comtrade(call: Call) -> Reply:
    skip = int(call.params["skip"])
    years = call.params["period"].split(",")
    rows = [{"period": year} for year in years][skip : skip + 3]
    return json_reply({"count": len(rows), "data": rows, "error": ""})


def test_listed_periods_in_parts_by_offset_with_a_key(service: Service) -> None:
    service.answer = comtrade
    found = pulled(card(service.url + "/get", COMTRADE), keys={"comtrade": "s3cret"})
    years = [row["period"] for each in found for row in json.loads(each.data)["data"]]
    assert years == [str(year) for year in range(2015, 2025)] * 2
    assert {call.headers["Ocp-Apim-Subscription-Key"] for call in service.calls} == {"s3cret"}
    assert not any("s3cret" in each.url for each in found)


def test_a_missing_key_is_asked_for_by_the_name_of_its_setting(service: Service) -> None:
    with pytest.raises(PullError, match="set the key 'comtrade'"):
        pulled(card(service.url, COMTRADE))
    assert service.calls == []


def test_a_key_in_a_param_stands_in_no_address_message_or_log(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    keyed = card(service.url, {"key": {"setting": "k", "place": "param", "name": "token"}})
    service.answer = lambda call: Reply(body=b"x")
    state = PullState()
    (found,) = pulled(keyed, state, keys={"k": "s3cret"})
    assert service.calls[0].params == {"token": "s3cret"}
    service.answer = lambda call: Reply(status=500)
    with pytest.raises(PullError) as caught:
        pulled(keyed, PullState(), keys={"k": "s3cret"})
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "s3cret" not in f"{found} {state} {caught.value} {logged}"


def test_a_key_is_not_carried_to_another_host(service: Service) -> None:
    with serving() as other:
        service.answer = lambda call: Reply(302, headers={"Location": other.url + "/steal"})
        with pytest.raises(PullError, match="redirect to another host"):
            pulled(card(service.url, {"key": {"setting": "k", "name": "X-Key"}}), keys={"k": "s3cret"})
        assert other.calls == []


def test_a_redirect_within_the_host_is_followed(service: Service) -> None:
    service.answer = lambda call: (
        Reply(301, headers={"Location": "/new"}) if call.path == "/old" else Reply(body=b"here")
    )
    assert [each.data for each in pulled(card(service.url + "/old", {}))] == [b"here"]


def test_what_has_not_changed_is_not_fetched_again(service: Service) -> None:
    body = b'<?xml version="1.0"?><m:GenericData xmlns:m="x"></m:GenericData>'

    def sdmx(call: Call) -> Reply:
        if call.headers.get("If-None-Match") == '"v1"':
            return Reply(304)
        return Reply(body=body, headers={"ETag": '"v1"', "Last-Modified": "Mon, 20 May 2024 10:00:00 GMT"})

    service.answer = sdmx
    rates = card(service.url + "/data/EXR/M..EUR.SP00.A", {"headers": {"Accept": "application/xml"}})
    state, counts = PullState(), PullCounts()
    assert len(pulled(rates, state, counts=counts)) == 1
    assert pulled(rates, state, counts=counts) == []
    assert service.calls[1].headers["If-Modified-Since"] == "Mon, 20 May 2024 10:00:00 GMT"
    assert (counts.requested, counts.fetched, counts.unchanged) == (2, 1, 1)


def test_pages_after_an_unchanged_page_are_still_asked_for(service: Service) -> None:
    def tagged(call: Call) -> Reply:
        tag = f'"{call.params["page"]}"'
        if call.headers.get("If-None-Match") == tag:
            return Reply(304)
        reply = world_bank(call)
        reply.headers["ETag"] = tag
        return reply

    service.answer = tagged
    one = {**WORLD_BANK, "for_each": {"indicator": ["X"]}, "incremental": None}
    state = PullState()
    assert len(pulled(card(service.url + "/{indicator}", one), state)) == 3
    assert pulled(card(service.url + "/{indicator}", one), state) == []
    assert len(service.calls) == 6


def test_no_data_is_an_answer_where_the_card_says_so(service: Service) -> None:
    service.answer = lambda call: Reply(404, body=b"No results found")
    counts = PullCounts()
    assert pulled(card(service.url, {"empty_statuses": [404]}), counts=counts) == []
    assert counts.empty == 1
    with pytest.raises(PullError, match="status 404"):
        pulled(card(service.url, {}))


@pytest.mark.parametrize(
    "fault",
    [
        Reply(429, headers={"Retry-After": "3"}),
        Reply(500),
        Reply(503),
        Reply(silent=2.0),
        Reply(body=b'{"data": [1, 2, 3]}', cut=8),
        Reply(body=b'{"data": [1, 2', has_length=False, headers={"Content-Type": "application/json"}),
        Reply(body=b'<?xml version="1.0"?><a><b></b>', has_length=False),
    ],
    ids=["throttled", "error", "unavailable", "silent", "cut", "cut-json", "cut-xml"],
)
def test_a_passing_fault_is_overcome(service: Service, fault: Reply) -> None:
    service.answer = lambda call: fault if len(service.calls) < 3 else Reply(body=b'{"data": []}')
    waits = Waits()
    found = pulled(card(service.url, {}), waits=waits)
    assert [each.data for each in found] == [b'{"data": []}']
    assert len(service.calls) == 3
    if fault.status == 429:
        assert waits.slept.count(3.0) == 2


def test_retry_after_may_be_a_date(service: Service) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    service.answer = lambda call: (
        Reply(503, headers={"Retry-After": at}) if len(service.calls) < 2 else Reply(body=b"x")
    )
    waits = Waits()
    pulled(card(service.url, {}), waits=waits)
    assert 35 < max(waits.slept) <= 40


def test_retry_after_may_be_nonsense(service: Service) -> None:
    at = f"Mon, 1 Jan {'9' * 20} 00:00:00 GMT"
    service.answer = lambda call: (
        Reply(503, headers={"Retry-After": at}) if len(service.calls) < 2 else Reply(body=b"x")
    )
    assert [each.data for each in pulled(card(service.url, {}))] == [b"x"]


def test_pauses_grow_and_are_random_and_end(service: Service) -> None:
    service.answer = lambda call: Reply(502)
    waits = Waits()
    with pytest.raises(PullError, match="status 502, 6 times"):
        pulled(card(service.url, {}, tries=6), waits=waits)
    pauses = [pause for pause in waits.slept if pause > 0.02]
    assert len(pauses) == 5
    assert len(set(pauses)) == 5
    assert all(pause <= 2**at for at, pause in enumerate(pauses))


def test_a_service_that_asks_for_hours_is_left_for_later(service: Service) -> None:
    service.answer = lambda call: Reply(429, headers={"Retry-After": "7200"})
    waits = Waits()
    with pytest.raises(PullError, match="asks for 7200 s"):
        pulled(card(service.url, {}), waits=waits)
    assert waits.slept == []


def test_requests_keep_their_distance(service: Service) -> None:
    service.answer = comtrade
    waits = Waits()
    pulled(card(service.url, COMTRADE, requests_per_minute=20), keys={"comtrade": "k"}, waits=waits)
    assert len(service.calls) > 4
    assert waits.slept == [3.0] * (len(service.calls) - 1)


def test_an_answer_beyond_the_limit_is_refused(service: Service) -> None:
    service.answer = lambda call: Reply(body=bytes(300_000))
    with pytest.raises(PullError, match="more than 200000 bytes"):
        pulled(card(service.url, {}, max_bytes=200_000))


def test_a_refused_key_says_so(service: Service) -> None:
    service.answer = lambda call: Reply(401)
    with pytest.raises(PullError, match="refuses the key"):
        pulled(card(service.url, {}))


def test_a_killed_pull_goes_on_where_it_stopped_with_the_same_periods(service: Service, tmp_path: Path) -> None:
    service.answer = world_bank
    source = card(service.url + "/{indicator}", WORLD_BANK)
    kept = tmp_path / "pull" / "test.json"
    landed = []
    for fetched in pull(
        source,
        load_state(kept),
        today=TODAY,
        polite=polite(source, Waits()),
        save=lambda state: save_state(kept, state),
    ):
        landed.append(fetched.url)
        if len(landed) == 4:
            break  # killed after the fourth answer was landed and before it was marked as done
    counts = PullCounts()
    state = load_state(kept)
    later = date(2025, 1, 1)
    rest = pull(
        source, state, today=later, polite=polite(source, Waits()), save=lambda s: save_state(kept, s), counts=counts
    )
    again = [fetched.url for fetched in rest]
    assert again[0] == landed[3]
    assert sorted({*landed, *again}) == sorted(landed[:3] + again)
    assert len(landed[:3] + again) == 6
    assert counts.skipped == 3
    assert all("2000%3A2024" in url or "2000:2024" in url for url in again)
    assert load_state(kept).open_run is None
    assert load_state(kept).pulled_until == TODAY.isoformat()


def test_what_is_forgotten_of_a_source_is_nothing_that_an_open_pull_needs(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("raw.connect.pull.MOST_SEEN", 1)
    service.answer = world_bank
    source, state = card(service.url + "/{indicator}", WORLD_BANK), PullState()
    for count, _ in enumerate(pull(source, state, today=TODAY, polite=polite(source, Waits())), 1):
        if count == 3:
            break
    assert len(pulled(source, state)) == 4


def test_a_next_page_that_is_no_address_is_a_fault_of_the_source(service: Service) -> None:
    service.answer = lambda call: json_reply({"next": "/two\x7f"})
    with pytest.raises(PullError, match="at no address"):
        pulled(card(service.url + "/one", {"paging": {"style": "next", "next_at": "next"}}))


def test_a_next_page_on_another_host_is_not_followed(service: Service) -> None:
    paging = {"paging": {"style": "next", "next_at": "next"}}
    service.answer = lambda call: json_reply({"next": "/two" if call.path == "/one" else "http://127.0.0.2/x"})
    with pytest.raises(PullError, match="lies elsewhere"):
        pulled(card(service.url + "/one", paging))
    assert [call.path for call in service.calls] == ["/one", "/two"]


def test_a_broken_state_costs_only_requests(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text('{"seen": [1')
    assert load_state(path) == PullState()

"""How fast tables are read: rows of CSV a second, and SDMX against the parsing library alone (`make bench-tables`).

Exits with 1 below 300,000 CSV rows a second or 60 % of the library's own speed. Reading works on one core, and seconds
are those that this core spent on it, so that other work on the machine does not count; wall time is printed beside.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import sdmx
from samples import legacy

from claims.tables.notes import Notes
from claims.tables.read import observations, read_table

ROWS = 1_000_000
LEAST_ROWS_A_SECOND = 300_000
LEAST_SHARE = 0.60
PARTNERS = ("112", "643", "156", "792", "860", "417", "31", "51", "276", "381")


def comtrade_rows() -> bytes:
    """A million rows: thirteen years, ten partners, both flows, commodity codes of six digits, no total rows."""
    line = b'%d,398,%d,%s,"H5","%06d",8,%d,%d,%d,0'
    rows = (
        line
        % (2010 + at // 80_000, 1 + at % 2, PARTNERS[at // 2 % 10].encode(), at % 80_000 // 20 + 10_000, at, at, at * 7)
        for at in range(ROWS)
    )
    return legacy([]).rstrip() + b"\r\n" + b"\r\n".join(rows)


def message(series: int, periods: int) -> bytes:
    """A structure-specific SDMX-ML 2.1 message of monthly rates."""
    name = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=XCB:EXR(1.0):ObsLevelDim:TIME_PERIOD"
    base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
    head = (
        f'<?xml version="1.0"?><m:StructureSpecificData xmlns:m="{base}/message" xmlns:c="{base}/common" '
        f'xmlns:ss="{base}/data/structurespecific" xmlns:n="{name}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<m:Header><m:ID>b</m:ID><m:Test>false</m:Test><m:Prepared>2024-01-01T00:00:00Z</m:Prepared><m:Sender id="X"/>'
        f'<m:Structure structureID="S" namespace="{name}" dimensionAtObservation="TIME_PERIOD"><c:Structure>'
        f"<URN>{name.split(':ObsLevel')[0]}</URN></c:Structure></m:Structure></m:Header>"
        '<m:DataSet ss:structureRef="S" xsi:type="n:DataSetType" ss:dataScope="DataStructure" ss:action="Replace">'
    )
    months = [f"{1960 + at // 12}-{at % 12 + 1:02d}" for at in range(periods)]
    codes = ("USD", "KZT", "RUB", "CNY", "TRY", "UZS", "BYN", "GBP")
    body = "".join(
        f'<Series FREQ="M" CURRENCY="{codes[at % 8]}" CURRENCY_DENOM="EUR" EXR_SUFFIX="A" SOURCE="{at}">'
        + "".join(f'<Obs TIME_PERIOD="{month}" OBS_VALUE="{at + 1}.25" OBS_STATUS="A"/>' for month in months)
        + "</Series>"
        for at in range(series)
    )
    return f"{head}{body}</m:DataSet></m:StructureSpecificData>".encode()


def best(runs: int, work: Callable[[], object]) -> tuple[float, float]:
    """The shortest time of several runs: seconds of this process's cores, and wall seconds."""
    times = []
    for _ in range(runs):
        core, wall = time.process_time(), time.perf_counter()
        work()
        times.append((time.process_time() - core, time.perf_counter() - wall))
    return min(times)


def read_all(data: bytes) -> None:
    if sum(batch.num_rows for batch in observations(data, "bench.csv", notes=Notes())) < ROWS:
        raise SystemExit("rows are missing")


def main() -> int:
    """Print the two figures; 1 where one falls short."""
    data = comtrade_rows()
    seconds, wall = best(3, lambda: read_all(data))
    rate = ROWS / seconds
    print(f"CSV: {ROWS:,} rows of {len(data) >> 20} MB in {seconds:.2f} s ({wall:.2f} s by the wall clock)")
    print(f"     {rate:,.0f} rows a second, of {LEAST_ROWS_A_SECOND:,} asked for")
    text = message(40, 700)
    read_table(text, "warm.xml")
    alone, _ = best(3, lambda: sdmx.read_sdmx(io.BytesIO(text)))
    whole, wall = best(3, lambda: read_table(text, "bench.xml"))
    share = alone / whole
    print(f"SDMX: {40 * 700:,} observations in {whole:.2f} s ({wall:.2f} s by the wall clock)")
    print(f"      by the library alone {alone:.2f} s; {share:.0%} of its speed, of {LEAST_SHARE:.0%} asked for")
    return 0 if rate >= LEAST_ROWS_A_SECOND and share >= LEAST_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())

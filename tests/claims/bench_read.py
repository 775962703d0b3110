"""Rates of the reader on one core: python -m tests.claims.bench_read

Rates are of texts of 2 KB, which is what a release comes to, a second of processor time. Ratios say most, for machines
differ: the cost of a character in a text of 5 MB, or in a line of a million digits, over that in a normal text.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims import compiled
from claims.model import Document
from claims.text.reader import read
from claims.text.train.gold import labelled

SIZE = 2000
SAMPLED = 8
"""Of so many labelled documents one is read, to end in minutes."""
PROSE = (
    "The old lighthouse keeper walked along the shore at dawn and counted 14 gulls above the rocks. "
    "His daughter had painted the door blue, and the wind had already taken half of the colour away. "
    "They spoke little over supper. "
)


def seconds(work: Callable[[], object], at_least: float = 1.0) -> float:
    """CPU seconds that one call takes, over as many calls as fill `at_least` seconds."""
    work()
    calls, start = 0, time.process_time()
    while (spent := time.process_time() - start) < at_least:
        work()
        calls += 1
    return spent / calls


def rate(documents: Sequence[Document]) -> float:
    """Documents of 2 KB a second, by bytes."""
    size = sum(len(document.text.encode()) for document in documents)
    return size / SIZE / seconds(lambda: [read(document) for document in documents])


def start_up() -> float:
    """Seconds that `communique read` takes for a file of one text that holds a claim, the best of five."""
    best = 99.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("Trade between Kenya and Uganda grew by 5% to $2 bn.", encoding="utf-8")
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "flows", "read", str(path)], check=True, stdout=subprocess.DEVNULL)
            best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the figures."""
    print("the reader is", "compiled" if compiled.in_use() else "plain Python")
    gold = labelled()
    holding = [one.document for one in gold if one.claims][::SAMPLED]
    for lang in ("en", "ru", "kk"):
        print(f"texts with claims, {lang}: {rate([d for d in holding if d.lang == lang]):,.0f} a second")
    print(f"texts with claims: {rate(holding):,.0f} a second")
    print(f"tempting texts without: {rate([one.document for one in gold if not one.claims][::SAMPLED]):,.0f} a second")
    words = (PROSE * 12).split()
    plain = [Document(str(n), " ".join(words[n:])[:SIZE].rpartition(" ")[0], lang="en") for n in range(50)]
    print(f"texts of which a first look sees that they hold none: {rate(plain):,.0f} a second")
    normal = seconds(lambda: [read(document) for document in holding]) / sum(len(d.text) for d in holding)
    long = Document("long", "\n\n".join(d.text for d in holding * 99 if d.lang == "en")[:5_000_000], lang="en")
    digits = Document("digits", "Kenya exports " + "7" * 1_000_000, lang="en")
    for name, document in (("a text of 5 MB", long), ("a line of a million digits", digits)):
        start = time.process_time()
        read(document)
        ratio = (time.process_time() - start) / len(document.text) / normal
        print(f"{name}: {ratio:.2f} of a normal text's time a character")
    print(f"`communique read` of one text: {start_up():.2f} s")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(4000):
        read(Document(str(number), f"{holding[number % len(holding)].text} Word{number}x.", lang="en"))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory at its peak, all labelled texts and the one of 5 MB with it: {after / 1024:.0f} MB")
    print(f"memory over 4,000 more texts: {(after - before) / 1024:+.1f} MB")


if __name__ == "__main__":
    main()

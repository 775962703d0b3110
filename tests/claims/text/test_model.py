"""Sums of models' rows: alike one by one, side by side, and however many lists are asked for at once."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claims.text.meaning.bundle import models
from claims.text.meaning.joint import STACKED_FROM, Joint
from claims.text.meaning.model import softmax, sums_of
from claims.text.meaning.panels import Panels


def test_stacked_models_give_the_sums_that_each_gives_alone():
    joint = Joint(models().classifiers)
    lists = [[n * 7919 << 22 | n for n in range(first, first + 300)] for first in (1, 5, 9000)]
    alone = joint.sums(lists)
    for _ in range(STACKED_FROM // len(lists) + 1):
        stacked = joint.sums(lists)
    assert joint._stack is not None
    assert np.array_equal(alone, stacked[:, : alone.shape[1]])


def test_blends_tell_together_what_each_tells_alone():
    joint = Joint(models().classifiers)
    sums = joint.sums([[n * 7919 << 22 | n for n in range(first, first + 60)] for first in (1, 5, 9000)])
    assert joint._blends is not None
    for (name, model), told in zip(models().classifiers.items(), joint._blends.told(sums), strict=True):
        alone = model.told([sums[:, one] for one in joint._columns[name]])
        assert told.shape == alone.shape
        assert np.allclose(told, alone, rtol=1e-12, atol=1e-15)


def test_codes_of_one_model_alone_count_there_alone():
    lists, further = [[n * 7919 << 22 | n for n in range(first, first + 90)] for first in (1, 9000)]
    before, after = Joint(models().classifiers), Joint(models().classifiers)
    while after._stack is None:
        after.sums([lists])
    for joint in (before, after):
        plain, told = joint.told([lists], {}), joint.told([lists], {"status": [further]})
        assert np.array_equal(plain["measure"], told["measure"])
        assert np.allclose(joint.told([lists + further], {})["status"], told["status"])
        assert not np.allclose(plain["status"], told["status"])


@pytest.mark.parametrize("bounds", [[0], [0, 1], [0, 3, 4, 17]])
def test_runs_of_rows_are_summed_apart(bounds):
    rows = np.arange(40, dtype=np.float32).reshape(20, 2)
    expected = [rows[start:stop].sum(axis=0) for start, stop in zip(bounds, [*bounds[1:], 20], strict=True)]
    assert sums_of(rows, np.array(bounds)).tolist() == [row.tolist() for row in expected]


MANY = 37
"""Rows enough for several steps of a product, and a part of one."""


def test_panels_tell_together_what_their_networks_tell_alone():
    seconds = models().seconds
    rows = np.random.default_rng(5).normal(size=(MANY, len(seconds["measure"].mean)))
    together = Panels(seconds).told(rows)
    assert together.keys() == seconds.keys()
    for task, one in seconds.items():
        level = (rows - one.mean) * one.scale
        hidden = np.maximum(level @ one.inner.astype(np.float64) + one.bias[:, None, :], 0.0)
        scores = (hidden @ one.outer.astype(np.float64) + one.outer_bias[:, None, :]).mean(axis=0)
        assert np.allclose(together[task], softmax(scores), atol=1e-4)
    assert Panels(seconds).told(rows[:0])["status"].shape == (0, len(seconds["status"].classes))


def test_panels_tell_of_many_rows_what_they_tell_of_few():
    panels = models().panels
    rows = np.random.default_rng(5).normal(size=(MANY, len(models().seconds["measure"].mean)))
    alone = [panels.told(rows[n : n + 1])["measure"] for n in range(len(rows))]
    assert np.array_equal(panels.told(rows)["measure"], np.concatenate(alone))


OF_OTHER_THREADS = """
import os
import time
from pathlib import Path
from claims.model import Document
from claims.text.reader import read

def ticks():
    folders = [folder for folder in Path("/proc/self/task").iterdir() if folder.name != str(os.getpid())]
    fields = [(folder / "stat").read_text().rpartition(")")[2].split() for folder in folders]
    return sum(int(field[11]) + int(field[12]) for field in fields)

text = "Trade between Kenya and Uganda grew by 5% to $2 bn. " * 40
read(Document("warm", "Trade between Kenya and Uganda grew by 5% to $2 bn."))
before = -1
while before != ticks():  # what was woken when the models were made ready waits for a while at full speed
    before = ticks()
    time.sleep(0.5)
assert all(read(Document(str(n), text)).claims for n in range(20))
print(ticks() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted where /proc tells of them")
def test_reading_wakes_no_threads_that_would_wait_at_full_speed():
    environment = {**os.environ, "OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "4"}
    done = subprocess.run([sys.executable, "-c", OF_OTHER_THREADS], capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "0", done.stderr

"""The choice of goods is learned from labelled figures, and twice alike."""

from __future__ import annotations

import numpy as np
import pytest

from claims.text.meaning.good_features import NO_GOOD
from claims.text.train.gold import labelled
from claims.text.train.goods import fit_goods, good_groups
from claims.text.train.learn import lessons


@pytest.mark.slow
def test_what_is_learned_of_some_documents_tells_the_goods_of_others_and_is_learned_alike_again() -> None:
    documents = labelled()
    taught, asked = documents[::40], lessons(documents[7::200])
    fitted, again = fit_goods(taught), fit_goods(taught)
    assert np.array_equal(fitted.weights, again.weights) and np.array_equal(fitted.table, again.table)
    right = none = 0
    groups = [group for one in asked for group in good_groups(one.scene, one.labels)]
    for lists, chosen in groups:
        scores = fitted.single(lists)
        right += scores.index(max(scores)) == chosen
        none += chosen == 0
    assert NO_GOOD == "" and len(groups) > 200
    assert right > 1.1 * none and right > 0.75 * len(groups)

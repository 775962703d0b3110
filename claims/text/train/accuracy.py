"""How well the reader reads documents of pairs that it was not fitted on: python -m claims.text.train.accuracy

Everything fitted is fitted outside the fold it is measured on, the calibration of confidence too. Prints F1 by language
and level, each field given the right figure, the reliability of confidence, the worst documents of one fold, and fails
under the floors of tests/gold/floors.toml.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence

from claims.model import Claim
from claims.text.meaning.assemble import claim
from claims.text.meaning.choice import Choice
from claims.text.meaning.reading import choices, sort_out
from claims.text.train.calibrate import calibrated, reliability
from claims.text.train.gold import GOLD, NEVER_LOOKED_AT, labelled
from claims.text.train.learn import Folded, Lesson, cross_fit, lessons
from claims.text.train.scoring import FIELDS, LEVELS, ORDER, Score, Tally, depth, field_agrees, scored

WORST = 8
SHOWN_FOLD = 1


def is_right(lesson: Lesson, choice: Choice) -> bool:
    """Whether a choice agrees with the label of its figure in every scored field; a figure without a label is wrong."""
    label = lesson.labels.get(choice.at)
    if label is None:
        return False
    return depth(scored(label), scored(claim(lesson.scene, choice, 1.0).as_record())) == len(LEVELS)


def judged(course: Sequence[Lesson], found: Sequence[list[Choice]]) -> list[list[bool]]:
    """For each choice of each lesson, whether it is right."""
    return [[is_right(lesson, choice) for choice in own] for lesson, own in zip(course, found, strict=True)]


def read_outside(course: Sequence[Lesson], folded: Folded) -> tuple[list[list[Claim]], list[list[Choice]]]:
    """Claims of each lesson as read with what was fitted outside its fold, and the choices they come from."""
    found = [choices(one.scene, folded.models[fold]) for one, fold in zip(course, folded.folds, strict=True)]
    right = judged(course, found)
    claims: list[list[Claim]] = [[] for _ in course]
    for name in folded.models:
        others = [i for i in range(len(course)) if folded.folds[i] != name]
        sure = calibrated([c.odds for i in others for c in found[i]], [r for i in others for r in right[i]])
        for index, lesson in enumerate(course):
            if folded.folds[index] == name:
                claims[index] = list(sort_out(lesson.scene, found[index], sure)[0])
    return claims, found


def field_table(course: Sequence[Lesson], found: Sequence[list[Choice]]) -> str:
    """Percent of labelled figures on which each field was read right, by language."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for lesson, own in zip(course, found, strict=True):
        lang = lesson.labelled.document.lang or "en"
        for choice in own:
            label = lesson.labels.get(choice.at)
            if label is None:
                continue
            gold, read = scored(label), scored(claim(lesson.scene, choice, 1.0).as_record())
            for field in FIELDS:
                for key in ((field, lang), (field, "all")):
                    total[key] += 1
                    right[key] += field_agrees(field, gold[field], read[field])
    langs = sorted({lang for _, lang in total})
    lines = [f"{'field':14}" + "".join(f"{lang:>8}" for lang in langs)]
    for field in FIELDS:
        lines.append(
            f"{field:14}" + "".join(f"{100 * right[field, lang] / max(1, total[field, lang]):8.1f}" for lang in langs)
        )
    return "\n".join(lines)


def under_floors(score: Score, floors: dict[str, dict[str, float]]) -> list[str]:
    """What lies under its floor, in words."""
    out = []
    for group, levels in floors.items():
        for level, floor in levels.items():
            got = score.noisy_pct() if level == "noisy_pct" else score.groups[group].f1(level)
            if (got > floor) if level == "noisy_pct" else (got < floor):
                out.append(f"{group} {level}: {got:.1f}, floor {floor}")
    return out


def report(course: Sequence[Lesson], claims: Sequence[list[Claim]], found: Sequence[list[Choice]]) -> Score:
    """Print all tables; returns the score over all folds."""
    every, unseen = Score(), Score()
    worst: list[tuple[int, str, Tally]] = []
    confidences: list[float] = []
    right: list[bool] = []
    for lesson, own, picked in zip(course, claims, found, strict=True):
        records = [one.as_record() for one in own]
        lang = lesson.labelled.document.lang or "en"
        tally = every.add(lang, lesson.labelled.claims, records)
        if lesson.labelled.fold == NEVER_LOOKED_AT:
            unseen.add(lang, lesson.labelled.claims, records)
        if lesson.labelled.fold == SHOWN_FOLD:
            worst.append((2 * tally.hits["strict"] - tally.gold - tally.read, lesson.labelled.document.id, tally))
        by_span = {lesson.scene.spans[choice.at]: choice for choice in picked}
        confidences += [one.confidence for one in own]
        right += [is_right(lesson, by_span[one.start, one.end]) for one in own]
    print("All folds:", every.table(), "", f"Fold {NEVER_LOOKED_AT}, whose errors are never looked at:", sep="\n")
    print(unseen.table(), "", field_table(course, found), "", reliability(confidences, right), "", sep="\n")
    print(f"Worst documents of fold {SHOWN_FOLD}:")
    for _, name, tally in sorted(worst, key=lambda row: row[:2])[:WORST]:
        levels = ", ".join(f"{level} {tally.hits[level]}" for level in ORDER)
        print(f"  {name}: {tally.gold} labelled, {tally.read} read, {levels}")
    return every


def main() -> int:
    """Print the figures; 1 where one lies under its floor."""
    course = lessons(labelled())
    score = report(course, *read_outside(course, cross_fit(course)))
    with (GOLD / "floors.toml").open("rb") as file:
        low = under_floors(score, tomllib.load(file))
    print(
        "\n".join(["", "under the floors of tests/gold/floors.toml:", *low] if low else ["", "all above their floors"])
    )
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

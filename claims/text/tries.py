"""Phrases of a pack as nested dictionaries by word, followed along a passage forwards or backwards."""

from __future__ import annotations

from typing import Any, Final

from claims.text.tokens import Passage

Trie = dict[str, Any]
LEAF: Final = ""  # the value of a phrase stands under it


def follow(trie: Trie, passage: Passage, place: int) -> tuple[int, Any]:
    """The longest phrase of `trie` that begins at `place`: the place after it and its value, or `place` and None."""
    key = passage.keys[place]
    if key not in trie and passage.words[place] not in trie and key not in passage.parents:
        return place, None
    return _walk(trie, passage, place, place, 1)


def follow_back(trie: Trie, passage: Passage, place: int) -> tuple[int, Any]:
    """The longest phrase of a backwards `trie` that ends before `place`: its first place and its value."""
    if place <= 0:
        return place, None
    key = passage.keys[place - 1]
    if key not in trie and passage.words[place - 1] not in trie and key not in passage.parents:
        return place, None
    first, value = _walk(trie, passage, place - 1, place - 1, -1)
    return (place, None) if value is None else (first + 1, value)


def _walk(trie: Trie, passage: Passage, place: int, start: int, step: int) -> tuple[int, Any]:
    """Phrases may go on by the word as written, by its entry, or by a shorter stem of it: the longest way wins."""
    best: tuple[int, Any] = (place, trie[LEAF]) if LEAF in trie else (start, None)
    if place < 0:
        return best
    word, key = passage.words[place], passage.keys[place]
    node = trie.get(word)
    if node is not None:
        found = _walk(node, passage, place + step, start, step)
        if found[1] is not None:
            best = found
    parents = passage.parents
    if key is word:
        key = parents.get(key, "")
    while key:
        node = trie.get(key)
        if node is not None:
            found = _walk(node, passage, place + step, start, step)
            if found[1] is not None and (best[1] is None or abs(found[0] - start) > abs(best[0] - start)):
                best = found
        key = parents.get(key, "")
    return best

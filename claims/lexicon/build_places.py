"""Builds places.json of every language pack: each form of each name of a country, city, group or leader.

Country and city names come from CLDR (through babel), the rest from places.toml of the pack and leaders.toml.
Russian words are inflected here, with pymorphy3, so that reading needs no dictionary of grammar; Kazakh endings are
few and regular and are stripped when reading. Run `python -m claims.lexicon.build_places` after a change of either;
a test shows drift.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

from claims.lexicon.kazakh import respelt_forms
from claims.lexicon.pack import LANGUAGES, parse
from claims.text.words import lower

HERE = Path(__file__).parent
MONEY = HERE / "territory_money.json"
LANGS = tuple(LANGUAGES)
_THREE = 3
"""Names that a line of `leaders.toml` has had from the beginning; a missing third is the second."""
# One letter a kind; capitals are decided by `_flag`.
KINDS = {
    "names": "n",
    "groups": "g",
    "adjectives": "d",
    "demonyms": "d",
    "capitals": "c",
    "leaders": "l",
    "pairs": "p",
    "cities": "t",
    "city_adjectives": "t",
    "institutions": "i",
    "regions": "r",
    "region_adjectives": "r",
    "undertakings": "u",
    "names_of_nothing": "x",
}
_TOKEN = re.compile(r"[^\W\d_]+")
# Zones of these territories are named after towns that no release means as a country.
_SKIP_ZONES = frozenset(
    re.findall(
        "[A-Z]{2}",
        "AQ AR AU AX BR CA CD CL CN CY EC ES FM GB GG GL GU ID IM IN JE KI KN LC MN MX MY PF PG PT SJ UM US ZZ",
    )
) | {"001"}
_SKIP_CITIES = frozenset(
    ("Нокс", "Неизвестный город", "Urumqi", "Famagusta", "Hovd", "Bougainville", "Christmas", "Рождества")
)


def build(lang: str) -> dict[str, Any]:
    """The lookup tables of one pack: `single`: form -> "CODE kind"; `phrases`: first -> [rest, ..., "CODE kind"]."""
    pack = parse(HERE / lang / "places.toml")
    pack["leaders"] = _leaders(lang)
    pack["institutions"] = _with_latin(pack["institutions"])
    pack["names_of_nothing"] = {"XX": pack["names_of_nothing"]["phrases"]}
    pack["names"] = _with_cldr(pack["names"], lang, set(pack["drop"]["names"]))
    pack["capitals"], pack["cities"] = _with_zones(pack["capitals"], pack["cities"], lang)
    single: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for section, kind in KINDS.items():
        for code, bases in pack.get(section, {}).items():
            for base in bases:
                for tokens in _forms(base, lang, section):
                    entry = f"{code} {_flag(base, section)}{kind}"
                    if len(tokens) == 1:
                        single[tokens[0]] = _joined_entry(single.get(tokens[0]), entry)
                    else:
                        phrases.setdefault(tokens[0], {}).setdefault(tokens[1:], entry)
                if section == "adjectives" and lang == "ru":
                    single.setdefault(_joined(base), f"{code} p")
    return {
        "single": dict(sorted(single.items())),
        "phrases": {
            first: [[*rest, entry] for rest, entry in sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))]
            for first, found in sorted(phrases.items())
        },
        "money": sorted(pack["money"]["words"]),
        "confirm": sorted(pack["confirm"]["words"]),
        "seats": pack["seats"],
        "shared": pack.get("shared", {}),
        "owner": pack["money"].get("owner", ""),
        "scales": pack["money"].get("scales", []),
        "money_leads": pack["money"].get("leads", []),
        "lead_owners": _owners(set(pack["money"].get("lead_money", []))),
        "self": _self_words(pack["self"]),
    }


def _owners(plain_names: set[str]) -> list[str]:
    """The economies that have had money of some plain names."""
    table = json.loads(MONEY.read_text("utf-8"))
    return sorted(code for code, rows in table.items() if any(name in plain_names for _, name, _, _ in rows))


def _joined_entry(old: str | None, new: str) -> str:
    """The first entry of a form stays; one that needs no capital adds its kind for the form in small letters."""
    if old is None:
        return new
    code, tag = new.split()
    is_small = len(tag) == 1 and old.startswith(f"{code} C") and old.count(" ") == 1
    return f"{old} {tag}" if is_small else old


def _self_words(words: dict[str, list[str]]) -> dict[str, list[list[str]]]:
    """First token -> [rest..., kind], longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for kind, phrases in words.items():
        for phrase in phrases:
            first, *rest = _TOKEN.findall(lower(phrase))
            if first == "the":
                first, *rest = rest
                found.setdefault(first, set()).add((*rest, "^" + kind))
            else:
                found.setdefault(first, set()).add((*rest, kind))
    return {
        first: [list(rest) for rest in sorted(rests, key=lambda r: (-len(r), r))]
        for first, rests in sorted(found.items())
    }


def _flag(base: str, section: str) -> str:
    """`A`: only in capitals (US, not us); `C`: with a capital; nothing: in any writing (adjectives, peoples)."""
    letters = "".join(_TOKEN.findall(base))
    if section in ("names", "groups", "adjectives", "undertakings") and letters.isupper() and len(letters) < 6:
        return "A"
    return "C" if base[0].isupper() else ""


def _with_latin(own: dict[str, list[str]]) -> dict[str, list[str]]:
    """Adds the institutions of the English pack: texts of other scripts, too, write "Chevron" and "EBRD" in Latin."""
    merged = {code: list(names) for code, names in own.items()}
    for code, names in parse(HERE / "en" / "places.toml")["institutions"].items():
        known = merged.setdefault(code, [])
        known += [name for name in names if name not in known]
    return merged


def _leaders(lang: str) -> dict[str, list[str]]:
    column = LANGS.index(lang)
    lines = parse(HERE / "leaders.toml")["leaders"]
    found: dict[str, list[str]] = {}
    for code, entries in lines.items():
        for entry in entries:
            names = [name.strip() for name in entry.split("|")]
            last = min(column, len(names) - 1) if column < _THREE else 0  # a further language falls back on English
            found.setdefault(code, []).append(names[column if column < len(names) else last])
    return found


def _with_cldr(names: dict[str, list[str]], lang: str, dropped: set[str]) -> dict[str, list[str]]:
    from babel import Locale

    merged = {code: list(values) for code, values in names.items()}
    for code, name in sorted(Locale(lang).territories.items()):
        if len(code) != 2 or code in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB") or name in dropped:
            continue
        for variant in {name, re.sub(r"\s*\(.*?\)", "", name), name.replace(" & ", " and ")}:
            if variant and "(" not in variant and variant not in merged.setdefault(code, []):
                merged[code].append(variant)
    return merged


def _with_zones(
    capitals: dict[str, list[str]], cities: dict[str, list[str]], lang: str
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Adds the towns that time zones are named after: the only one of a country is as good as its capital."""
    import babel.core
    from babel import Locale

    merged = tuple({code: list(values) for code, values in table.items()} for table in (capitals, cities))
    zones = babel.core.get_global("zone_territories")
    count = Counter(zones.values())
    locale = Locale(lang)
    for zone, code in sorted(zones.items()):
        name = locale.time_zones.get(zone, {}).get("city") if lang != "en" else None
        name = name or (zone.rsplit("/", 1)[-1].replace("_", " ") if lang == "en" and "/" in zone else None)
        if code in _SKIP_ZONES or not name or name in _SKIP_CITIES or "Etc/" in zone or not name[0].isupper():
            continue
        table = merged[0] if count[code] == 1 else merged[1]
        if name not in merged[0].get(code, []) and name not in table.setdefault(code, []):
            table[code].append(name)
    return merged[0], merged[1]


def _forms(base: str, lang: str, section: str) -> set[tuple[str, ...]]:
    tokens = tuple(_TOKEN.findall(lower(base).removeprefix("the ")))
    if not tokens:
        return set()
    if lang == "kk":
        return {tokens, *product(*({token, *respelt_forms(token)} for token in tokens))}
    if lang != "ru" or (section in ("pairs", "names_of_nothing") and len(tokens) == 1):
        return {tokens}
    from claims.lexicon.russian import inflected

    return inflected(base, tokens, section)


def _joined(adjective: str) -> str:
    """казахстанский -> казахстанско, the first half of a compound."""
    return adjective[:-2] + "о"


def main() -> None:
    """Writes places.json of every pack."""
    for lang in LANGS:
        write(HERE / lang / "places.json", build(lang))


def write(path: Path, tables: dict[str, Any]) -> None:
    """One line a letter would be unreadable and one line in all undiffable: one line a table."""
    lines = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in tables.items()
    )
    path.write_text("{\n" + lines + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()

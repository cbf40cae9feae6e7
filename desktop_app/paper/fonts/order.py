"""The order in which characters of a line stand on paper: the Unicode bidirectional algorithm (UAX 9)."""

from __future__ import annotations

import unicodedata
from typing import TypedDict

PAIRS = {")": "(", "]": "[", "}": "{", "»": "«"}
FIRST_RTL = "\u0590"
"""No character before this one is written from right to left."""
RTL = frozenset({"R", "AL", "AN"})
UNSEEN = "BN"
"""Joiners and the like: they go with the character before them (UAX 9, 5.2)."""


class _Char(TypedDict):
    ch: str
    level: int
    type: str
    orig: str


def levels(text: str) -> list[int]:
    """The embedding level of each character; odd ones read from right to left."""
    kinds = [unicodedata.bidirectional(char) for char in text] if max(text, default="") >= FIRST_RTL else []
    if not RTL.intersection(kinds):
        return [0] * len(text)
    found = iter(_resolved("".join(char for char, kind in zip(text, kinds, strict=True) if kind != UNSEEN)))
    before = 0
    order = []
    for kind in kinds:
        before = before if kind == UNSEEN else next(found)
        order.append(before)
    return order


def _resolved(text: str) -> list[int]:
    from bidi import algorithm  # noqa: PLC0415 (most documents need no bidi: spare them the import)

    base = algorithm.get_base_level(text)
    chars: list[_Char] = []
    storage = {"base_level": base, "base_dir": ("L", "R")[base], "chars": chars, "runs": []}
    algorithm.get_embedding_levels(text, storage)
    for char in chars:
        char["type"] = char["type"] or "L"  # not in this Python's Unicode: python-bidi would stumble
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(chars, ("L", "R")[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [char["level"] for char in chars]


def _resolve_brackets(chars: list[_Char], base: str) -> None:
    """Rule N0, which python-bidi leaves out: a bracket and its partner look the same way."""
    for opening, closing in _pairs(chars):
        inside = {_strong(char) for char in chars[opening + 1 : closing]} - {""}
        if not inside:
            continue
        way = base if base in inside else _before(chars, opening, base)
        chars[opening]["type"] = chars[closing]["type"] = way


def _pairs(chars: list[_Char]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for at, char in enumerate(chars):
        if char["ch"] in PAIRS.values():
            waiting.append(at)
        elif char["ch"] in PAIRS:
            partner = next((i for i in reversed(waiting) if chars[i]["ch"] == PAIRS[char["ch"]]), None)
            if partner is not None:
                found.append((partner, at))
                del waiting[waiting.index(partner) :]
    return sorted(found)


def _before(chars: list[_Char], at: int, base: str) -> str:
    return next((way for way in map(_strong, reversed(chars[:at])) if way), base)


def _strong(char: _Char) -> str:
    if char["type"] in {"R", "EN", "AN"}:
        return "R"
    return "L" if char["type"] == "L" else ""

"""Text as it may be printed: composed, on one line, without characters that draw nothing or mislead."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, yet they choose letter forms in Arabic and Indic scripts."""


def clean(text: str) -> str:
    """NFC, whitespace runs as one space, no control characters, no marks that override the reading order."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = unicodedata.normalize("NFC", text)
    if not kept.isprintable():
        kept = "".join(_printable(char) for char in kept)
    return " ".join(word for word in kept.split(" ") if word)


def clusters(text: str) -> list[str]:
    """Split into what a reader takes for one letter: a base with the marks that follow it."""
    found: list[str] = []
    for char in text:
        if found and (_joins(char) or found[-1].endswith("\u200d")):
            found[-1] += char
        else:
            found.append(char)
    return found


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"  # half of a character: show that something was here
    if category in {"Cc", "Zl", "Zp"} or (category == "Zs" and char != "\u00a0"):
        return " "
    if category == "Cf" and char not in JOINERS:
        return ""
    return char


def _joins(char: str) -> bool:
    return char >= "\u0300" and (char in JOINERS or unicodedata.category(char).startswith("M"))

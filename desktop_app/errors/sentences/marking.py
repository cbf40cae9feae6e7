"""The mark by which the tools for translation find a sentence."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 (the name by which lupdate finds texts)
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text

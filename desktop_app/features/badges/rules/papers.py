"""The sizes of badges and the sheets of labels that are sold, from `resources/templates/papers.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop_app.paper.sheet import Sheet
from desktop_app.settings import resources

FILE = resources() / "templates" / "papers.json"

# Labels and badges count as the same size when they differ by less than a printer's own play, in mm.
PLAY = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """A finished badge or card; lengths in mm."""

    name: str
    title: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet as it is sold."""

    name: str
    title: str
    sheet: Sheet

    def fits(self, width: float, height: float) -> bool:
        """Whether a badge of that size lies on its labels."""
        label = (self.sheet.label_width - width, self.sheet.label_height - height)
        return max(map(abs, label)) <= PLAY


@cache
def sizes() -> tuple[Size, ...]:
    """The finished sizes to begin a template with."""
    return tuple(Size(**each) for each in _data()["sizes"])


@cache
def label_sheets() -> tuple[LabelSheet, ...]:
    """The sheets of labels."""
    return tuple(LabelSheet(each["name"], each["title"], _sheet(each)) for each in _data()["sheets"])


def _sheet(each: dict[str, Any]) -> Sheet:
    return Sheet(*each["paper"], *each["label"], *each["grid"], *each["edge"], *each["pitch"])


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(FILE.read_text("utf-8"))
    return found

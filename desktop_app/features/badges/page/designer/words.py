"""What fields, kinds of elements, colours and faults are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.badges.rules.badge import CUSTOM, FIELD
from desktop_app.features.badges.rules.template import (
    BandElement,
    EmblemElement,
    ImageElement,
    LineElement,
    PhotoElement,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

    from desktop_app.features.badges.rules.template import Element

PICTURES = {
    "text": "text-t",
    "qr": "qr-code",
    "image": "image",
    "photo": "user-rectangle",
    "rectangle": "rectangle",
    "ellipse": "circle",
    "line": "line-segment",
    "band": "flag-banner",
    "emblem": "star",
    "schedule": "calendar-blank",
}
_KINDS: dict[type, str] = {
    StackElement: "text",
    QrElement: "qr",
    ImageElement: "image",
    PhotoElement: "photo",
    LineElement: "line",
    BandElement: "band",
    EmblemElement: "emblem",
    ScheduleElement: "schedule",
}


def kind_of(element: Element) -> str:
    """The kind as `rules.design.fresh.KINDS` names it."""
    return element.shape if isinstance(element, ShapeElement) else _KINDS[type(element)]


class Words(QObject):
    """Says in the language of the screen what the designer deals with."""

    def kind(self, kind: str) -> str:
        """A kind of element."""
        return {
            "text": self.tr("Text"),
            "qr": self.tr("QR code"),
            "image": self.tr("Picture"),
            "photo": self.tr("Photo"),
            "rectangle": self.tr("Rectangle"),
            "ellipse": self.tr("Ellipse"),
            "line": self.tr("Line"),
            "band": self.tr("Category band"),
            "emblem": self.tr("Emblem"),
            "schedule": self.tr("Schedule"),
        }[kind]

    def element(self, element: Element) -> str:
        """One element as the list names it: its first text, its picture, or its kind."""
        if isinstance(element, StackElement):
            return " / ".join(self.pattern(text.pattern) for text in element.texts) or self.kind("text")
        if isinstance(element, ImageElement):
            return element.picture
        if isinstance(element, QrElement):
            return f"{self.kind('qr')}: {self.pattern(element.pattern)}"
        return self.kind(kind_of(element))

    def things(self, elements: Sequence[Element]) -> str:
        """One or several elements in a label of the history; what stands in them is not told there."""
        if len(elements) == 1:
            return self.kind(kind_of(elements[0]))
        return self.tr("%n element(s)", "", len(elements))

    def moving(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Move {what} on a badge").format(what=self.things(elements))

    def resizing(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Resize {what} on a badge").format(what=self.things(elements))

    def changing(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Change {what} on a badge").format(what=self.things(elements))

    def adding(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Add {what} to a badge").format(what=self.things(elements))

    def removing(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Remove {what} from a badge").format(what=self.things(elements))

    def arranging(self, elements: Sequence[Element]) -> str:
        """A step in the history."""
        return self.tr("Arrange {what} on a badge").format(what=self.things(elements))

    def pattern(self, pattern: str) -> str:
        """A pattern with its fields as people call them."""
        return FIELD.sub(self._field, pattern)

    def _field(self, found: Match[str]) -> str:
        return self.fields().get(found[1], found[1].removeprefix(CUSTOM))

    def fields(self) -> dict[str, str]:
        """All fields of the program's own, in the order in which they are offered."""
        return {
            "first_line": self.tr("Name, first line"),
            "second_line": self.tr("Name, second line"),
            "given_name": self.tr("Given name"),
            "family_name": self.tr("Family name"),
            "organisation": self.tr("Organisation"),
            "job_title": self.tr("Job title"),
            "country": self.tr("Country"),
            "category": self.tr("Category"),
            "code": self.tr("Code"),
            "shown_code": self.tr("Code, in groups"),
            "notes": self.tr("Notes"),
            "event_title": self.tr("Event's title"),
            "event_date": self.tr("Event's date"),
            "event_place": self.tr("Event's place"),
            "publicity": self.tr("Publicity line"),
            "funder": self.tr("Funder line"),
        }

    def colours(self) -> dict[str, str]:
        """The colours that have a name."""
        return {
            "ink": self.tr("Ink"),
            "muted": self.tr("Grey"),
            "line": self.tr("Pale grey"),
            "white": self.tr("White"),
            "black": self.tr("Black"),
            "category": self.tr("Category's colour"),
            "on_category": self.tr("Readable on the category's"),
        }

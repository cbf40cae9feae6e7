"""Faults of a badge as sentences, for the list before printing and for the designer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.paper.warnings import PaperFault


class FaultWords(QObject):
    """Says what is wrong with a badge."""

    def say(self, field: str, fault: PaperFault, detail: str) -> str:
        """One fault; `field` is a field of the badge or a text of the template's own."""
        words = {
            PaperFault.TOO_SMALL: self.tr("{field} is very small"),
            PaperFault.WORD_SPLIT: self.tr("a long word in {field} is broken"),
            PaperFault.NO_GLYPH: self.tr("{field} has characters that no font has ({detail})"),
            PaperFault.EMPTY: self.tr("{field} is empty"),
            PaperFault.CODE_TOO_FINE: self.tr("the QR code is too fine to be read"),
            PaperFault.COARSE: self.tr("{field} has too few dots for its size ({detail} dpi)"),
            PaperFault.CODE_TOO_LONG: self.tr("the code is too long for a QR code"),
        }[fault]
        return words.format(field=self._field(field), detail=detail)

    def _field(self, field: str) -> str:
        """A field of the badge as people call it; a text of the template's own as it stands there."""
        return {
            "first_line": self.tr("the given name"),
            "second_line": self.tr("the family name"),
            "given_name": self.tr("the given name"),
            "family_name": self.tr("the family name"),
            "organisation": self.tr("the organisation"),
            "job_title": self.tr("the job title"),
            "country": self.tr("the country"),
            "category": self.tr("the category"),
            "code": self.tr("the code"),
            "shown_code": self.tr("the code"),
            "notes": self.tr("the note"),
            "event_title": self.tr("the event's title"),
            "event_date": self.tr("the event's day"),
            "event_place": self.tr("the event's place"),
            "publicity": self.tr("the publicity line"),
            "funder": self.tr("the funder line"),
            "photo": self.tr("the photo"),
            "schedule": self.tr("the day"),
        }.get(field, field.replace("_", " "))

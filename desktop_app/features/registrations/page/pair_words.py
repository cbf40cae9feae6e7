"""What the two of a pair are called in its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.registrations import queries
from desktop_app.features.registrations.dialogs.likeness_words import BETWEEN
from desktop_app.features.registrations.dialogs.wording import country_name
from desktop_app.features.registrations.queries.merging import organisation_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.features.registrations.queries import PersonRow
    from desktop_app.features.registrations.queries.merging import OrganisationSide
    from desktop_app.kit.context import PageContext


class PairWords(QObject):
    """Reads records by their keys and gives one line for each; who is gone is left out."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def people(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Lines of registrations."""
        rows = self._context.store.read(queries.attendee_rows, keys)
        return {row.id: self._of_person(row) for row in rows}

    def organisations(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Lines of organisations."""
        sides = (self._context.store.read(organisation_side, key) for key in dict.fromkeys(keys))
        return {side.id: self._of_organisation(side) for side in sides if side is not None}

    def _of_person(self, row: PersonRow) -> str:
        here = self.tr("arrived") if row.arrived_at else ""
        return _line(row.name, row.organisation or row.email, here)

    def _of_organisation(self, side: OrganisationSide) -> str:
        country = country_name(side.country) if side.country else ""
        return _line(side.name, country, self.tr("people {count}").format(count=side.people))


def _line(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)

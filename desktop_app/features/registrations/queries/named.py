"""What staff keep under a name: how the columns of files are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import SavedMapping
from desktop_app.features.registrations.rules.field import IGNORED, CustomKind, Target
from desktop_app.features.registrations.rules.named import NamedColumn, NamedMapping

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def named_mappings(session: Session) -> list[NamedMapping]:
    """The mappings that were kept, by name; they serve all events of the file."""
    found = session.scalars(select(SavedMapping))
    named = [NamedMapping(one.id, one.name, tuple(map(_column, one.columns))) for one in found]
    return sorted(named, key=_by_name)


def _column(kept: dict[str, str]) -> NamedColumn:
    """A column as it was kept; what a newer program knows and this one does not is left out."""
    try:
        return NamedColumn(kept["header"], Target.parse(kept["target"]), CustomKind(kept["kind"]))
    except ValueError:
        return NamedColumn(kept["header"], IGNORED, CustomKind.TEXT)


def _by_name(named: NamedMapping) -> str:
    return named.name.casefold()

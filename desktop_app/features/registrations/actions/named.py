"""What staff keep under a name, written, renamed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import SavedMapping, SavedView
from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.views import PEOPLE, View, settings_of
from desktop_app.features.registrations.rules.named import NameRefusal, checked_name, named_columns

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.features.registrations.rules.mapping import ColumnMapping


def save_mapping(session: Session, name: str, mapping: ColumnMapping) -> str:
    """Keep how the columns of a file are read; one of that name is replaced. Gives the key.

    Raises:
        Refused: a `NameRefusal`.

    """
    name = checked_name(name)
    kept = next((one for one in session.scalars(select(SavedMapping)) if _is(one.name, name)), None)
    if kept is None:
        kept = SavedMapping()
        session.add(kept)
    kept.name = name
    kept.headers = [column.header for column in mapping.columns]
    kept.columns = [
        {"header": column.header, "target": str(column.target), "kind": column.kind.value}
        for column in named_columns(mapping)
    ]
    session.flush()
    return kept.id


def rename_mapping(session: Session, key: str, name: str) -> None:
    """Give a mapping another name.

    Raises:
        Refused: a `NameRefusal`.

    """
    others = session.scalars(select(SavedMapping.name).where(SavedMapping.id != key))
    _mapping(session, key).name = checked_name(name, others)


def delete_mapping(session: Session, key: str) -> None:
    """Forget a mapping.

    Raises:
        Refused: GONE.

    """
    session.delete(_mapping(session, key))


def save_view(session: Session, event_id: str, name: str, view: View) -> str:
    """Keep a view of the list of people; one of that name is replaced. Gives the key.

    Raises:
        Refused: a `NameRefusal`.

    """
    name = checked_name(name)
    others = select(SavedView).where(SavedView.event_id == event_id, SavedView.room == PEOPLE)
    kept = next((one for one in session.scalars(others) if _is(one.name, name)), None)
    if kept is None:
        last = select(func.max(SavedView.position)).where(SavedView.event_id == event_id)
        kept = SavedView(event_id=event_id, room=PEOPLE, position=(session.scalar(last) or 0) + 1)
        session.add(kept)
    kept.name = name
    kept.settings = settings_of(view)
    session.flush()
    return kept.id


def rename_view(session: Session, key: str, name: str) -> None:
    """Give a view another name.

    Raises:
        Refused: a `NameRefusal`.

    """
    kept = _view(session, key)
    others = select(SavedView.name).where(
        SavedView.event_id == kept.event_id, SavedView.room == kept.room, SavedView.id != key
    )
    kept.name = checked_name(name, session.scalars(others))


def delete_view(session: Session, key: str) -> None:
    """Forget a view.

    Raises:
        Refused: GONE.

    """
    session.delete(_view(session, key))


def _view(session: Session, key: str) -> SavedView:
    kept = session.get(SavedView, key)
    if kept is None:
        raise Refused(NameRefusal.GONE)
    return kept


def _mapping(session: Session, key: str) -> SavedMapping:
    kept = session.get(SavedMapping, key)
    if kept is None:
        raise Refused(NameRefusal.GONE)
    return kept


def _is(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()

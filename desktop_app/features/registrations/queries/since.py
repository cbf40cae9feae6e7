"""What changed on the list of people after a certain moment, by the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db.tables import AcceptedCode, Attendee, Category, Change, Consent, CustomField, KeptValue, Organisation
from desktop_app.features.registrations.rules.plan import PresentPerson

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session

_CHUNK: Final = 400
_OF_SOMEBODY: Final = frozenset(of.__tablename__ for of in (AcceptedCode, Consent, KeptValue))
_LISTS: Final = frozenset(of.__tablename__ for of in (Category, Organisation, CustomField))


@dataclass(frozen=True, slots=True)
class ListChanges:
    """Up to which journal entry `people` (their keys) changed; `renamed`: so did a list they refer to."""

    seq: int
    people: frozenset[str] = frozenset()
    renamed: bool = False


def newest_change(session: Session) -> int:
    """The number of the journal's last entry."""
    return session.scalar(select(func.max(Change.seq))) or 0


def list_changes(session: Session, seq: int) -> ListChanges:
    """Who was added, changed or deleted after the journal's entry `seq`.

    A category, organisation or question that was added changes nobody; one that was renamed or deleted may.
    """
    wanted = {Attendee.__tablename__} | _OF_SOMEBODY | _LISTS
    found = session.execute(
        select(Change.seq, Change.table, Change.key, Change.before, Change.after).where(
            Change.seq > seq, Change.table.in_(wanted)
        )
    )
    newest, people, renamed = seq, set(), False
    for number, table, key, before, after in found:
        newest = max(newest, number)
        if table in _LISTS:
            renamed = renamed or before is not None
        else:
            people.add(key if table == Attendee.__tablename__ else (after or before or {}).get("attendee_id"))
    return ListChanges(newest, frozenset(filter(None, people)), renamed)


def people_as_known(session: Session, keys: Collection[str]) -> Iterator[PresentPerson]:
    """These people as far as a row of a file may mean them; who was deleted is left out."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        codes: dict[str, list[str]] = {}
        further = select(AcceptedCode.attendee_id, AcceptedCode.code)
        for key, code in session.execute(further.where(AcceptedCode.attendee_id.in_(chunk))):
            codes.setdefault(key, []).append(code)
        found = (
            select(Attendee.__table__, func.coalesce(Organisation.name, "").label("organisation"))
            .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
            .where(Attendee.id.in_(chunk))
        )
        for row in session.execute(found).mappings():
            names = ("given_name", "family_name", "email", "organisation")
            yield PresentPerson(
                row["id"],
                {name: row[name] for name in names},
                source=row["source"],
                source_key=row["source_key"] or "",
                codes=(row["code"], *codes.get(row["id"], ())),
            )

"""An import plan written down in chunks, all under one action."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import select

from db.base import new_key, utc_now
from db.tables import AcceptedCode, Attendee, Consent, FormerAttendee
from desktop_app.features.registrations.actions.freshness import Freshness
from desktop_app.features.registrations.actions.keeping import settle_conflicts
from desktop_app.features.registrations.actions.lists import EventLists
from desktop_app.features.registrations.actions.seats import give_free_seats
from desktop_app.features.registrations.rules.plan import Chosen, FieldChange, ImportPlan, PlannedRow, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

T = TypeVar("T")

CHUNK: Final = 100
"""Rows written at a time: short enough that a check-in beside it does not wait."""

_PLAIN: Final = (
    *("given_name", "family_name", "email", "phone", "country", "job_title", "note"),
    *("booking", "box"),
)


def import_plan(
    session: Session, event_id: str, plan: ImportPlan, chosen: Chosen | None = None
) -> Iterator[tuple[int, int]]:
    """Write what was chosen of a plan; yields (rows done, rows in all) after each chunk.

    Conflicting rows are written but for their conflicts, of which only `chosen.theirs` are.

    Raises:
        Refused: LIST_CHANGED where the plan does not hold any more; before each chunk that is looked at anew,
            as others may write in between.

    """
    chosen = chosen or Chosen()
    writer = _ImportWriter(session, event_id, plan, chosen)
    new = [row for row in plan.new if row.line not in chosen.left_out]
    edited = [row for row in (*plan.changed, *plan.conflicting) if row.line not in chosen.left_out]
    cancelled = sorted(chosen.cancel)
    total = len(new) + len(edited) + len(cancelled)
    fresh = Freshness(session, plan, new, (*(row.attendee_id for row in edited), *cancelled))
    fresh.assert_holds()
    writer.prepare()
    done = 0
    for step in (*_steps(writer.add, new), *_steps(writer.change, edited), *_steps(writer.cancel, cancelled)):
        fresh.assert_holds()
        keys = step()
        fresh.wrote(keys)
        done += len(keys)
        yield done, total


def _steps(
    write: Callable[[Sequence[T]], Sequence[str]], rows: Sequence[T]
) -> Iterator[Callable[[], Sequence[str]]]:
    """One call for each chunk; it writes that and gives the keys of its people."""
    for start in range(0, len(rows), CHUNK):
        yield partial(write, rows[start : start + CHUNK])


class _ImportWriter:
    def __init__(self, session: Session, event_id: str, plan: ImportPlan, chosen: Chosen) -> None:
        self._session = session
        self._event_id = event_id
        self._plan = plan
        self._chosen = chosen
        self._lists = EventLists(session, event_id, plan.organisations)
        self._now = utc_now()

    def prepare(self) -> None:
        if self._plan.new or self._plan.changed or self._plan.conflicting:
            for field in self._plan.custom_fields:
                self._lists.add_field(field)

    def add(self, rows: Sequence[PlannedRow]) -> list[str]:
        people = [self._attendee(row.values) for row in rows]
        self._session.add_all(people)
        return [person.id for person in people]

    def _attendee(self, values: Values) -> Attendee:
        lists, key = self._lists, new_key()
        for purpose, wording in self._plan.consents.items():
            if answer := values.get(f"consent:{purpose}"):
                self._consent(key, purpose, wording, answer, self._moment(values))
        code = lists.code(values.get("code", ""))
        lists.foreign_code(key, values.get("code", ""), self._plan.source)
        return Attendee(
            id=key,
            event_id=self._event_id,
            organisation_id=lists.organisation_id(values.get("organisation", "")),
            category_id=lists.category_id(values.get("category", "")),
            status=values.get("status") or "registered",
            code=code,
            attention=values.get("attention") == "yes",
            walk_in=False,
            source=self._plan.source,
            source_key=values.get("source_key") or None,
            registered_at=self._moment(values),
            custom=self._custom({}, values),
            **{name: values.get(name, "") for name in _PLAIN},
        )

    def _moment(self, values: Values) -> datetime | None:
        text = values.get("registered_at")
        if not text:
            return None
        at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=self._lists.zone)

    def _custom(self, known: dict[str, object], values: Values) -> dict[str, object]:
        """The custom fields with the file's values; an empty one is left out."""
        custom = dict(known)
        for name, text in values.items():
            if name.startswith("custom:"):
                key = name.removeprefix("custom:")
                custom.pop(key, None)
                if text:
                    custom[key] = self._lists.custom_value(key, text)
        return custom

    def _consent(
        self, attendee_id: str, purpose: str, wording: str, answer: str, at: datetime | None
    ) -> None:
        self._session.add(
            Consent(
                attendee_id=attendee_id,
                purpose=purpose,
                wording=wording,
                given=answer == "yes",
                at=at or self._now,
            )
        )

    def change(self, rows: Sequence[PlannedRow]) -> list[str]:
        keys = [row.attendee_id for row in rows if row.attendee_id]
        people = {one.id: one for one in self._session.scalars(_standing(keys))}
        for row in rows:
            if (attendee := people.get(row.attendee_id or "")) is not None:
                self._apply(attendee, row)
        settle_conflicts(self._session, [row for row in rows if row.attendee_id in people], self._chosen)
        if any(change.field == "status" for row in rows for change in (*row.changes, *row.conflicts)):
            give_free_seats(self._session, self._event_id)
        return keys

    def _apply(self, attendee: Attendee, row: PlannedRow) -> None:
        theirs = [change for change in row.conflicts if (row.line, change.field) in self._chosen.theirs]
        changes = [*row.changes, *theirs]
        for change in changes:
            if change.field == "code" and row.merged_into:
                # The ticket of one of two registrations: that of the other stays valid.
                self._lists.foreign_code(attendee.id, change.new, self._plan.source)
            else:
                self._set(attendee, change)
        custom = {change.field: change.new for change in changes if change.field.startswith("custom:")}
        if custom:
            attendee.custom = self._custom(attendee.custom, custom)
        if not row.merged_into:
            self._adopt(attendee, row.values)

    def _set(self, attendee: Attendee, change: FieldChange) -> None:
        name, new = change.field, change.new
        if name in _PLAIN or name == "status":
            setattr(attendee, name, new)
        elif name == "attention":
            attendee.attention = new == "yes"
        elif name == "organisation":
            attendee.organisation_id = self._lists.organisation_id(new)
        elif name == "category":
            attendee.category_id = self._lists.category_id(new)
        elif name == "source_key":
            self._keep_key(attendee, new)
        elif name == "code":
            self._replace_code(attendee, new)
        elif name.startswith("consent:") and new:
            purpose = name.removeprefix("consent:")
            self._consent(attendee.id, purpose, self._plan.consents.get(purpose, ""), new, None)

    def _replace_code(self, attendee: Attendee, code: str) -> None:
        """The same system gave out a new ticket: its old one opens the door no more."""
        held = select(AcceptedCode).where(
            AcceptedCode.attendee_id == attendee.id,
            AcceptedCode.origin == self._plan.source,
            AcceptedCode.revoked_at.is_(None),
        )
        for old in self._session.scalars(held):
            old.revoked_at = self._now
        self._lists.foreign_code(attendee.id, code, self._plan.source)

    def _keep_key(self, attendee: Attendee, source_key: str) -> None:
        """Staff said that the row is this person: the next list finds the same by the row's key."""
        if attendee.source_key:
            self._session.add(
                FormerAttendee(
                    event_id=self._event_id,
                    attendee_id=attendee.id,
                    source=self._plan.source,
                    source_key=source_key,
                )
            )
        else:
            attendee.source, attendee.source_key = self._plan.source, source_key

    def _adopt(self, attendee: Attendee, values: Values) -> None:
        """Somebody entered by hand whom the file has too is known by the file's key from now on."""
        if values.get("source_key") and not attendee.source_key:
            attendee.source, attendee.source_key = self._plan.source, values["source_key"]

    def cancel(self, keys: Sequence[str]) -> Sequence[str]:
        for attendee in self._session.scalars(_standing(keys)):
            attendee.status = "cancelled"
        give_free_seats(self._session, self._event_id)
        return keys


def _standing(keys: Sequence[str]) -> Select[Attendee]:
    """The people of these keys, without those who were erased since the plan was made."""
    return select(Attendee).where(Attendee.id.in_(keys), Attendee.erased_at.is_(None))

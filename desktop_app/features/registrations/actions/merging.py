"""Two registrations, or two organisations, become one; or are kept apart for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import and_, or_, select

from db.tables import (
    AcceptedCode,
    Attendee,
    Consent,
    FormerAttendee,
    HandedOut,
    KeptValue,
    MeetingTable,
    Organisation,
    Photo,
    Printout,
    SavedView,
    Scan,
)
from desktop_app.errors import Refused
from desktop_app.features.registrations.actions.merging_agenda import pass_on_agenda
from desktop_app.features.registrations.actions.merging_meetings import pass_on_meetings
from desktop_app.features.registrations.actions.merging_slots import free_slots_of_organisation
from desktop_app.features.registrations.actions.seats import give_free_seats
from desktop_app.features.registrations.queries.merging import merging_values
from desktop_app.features.registrations.rules.apart import ROOM, field_of, name_of, other_of
from desktop_app.features.registrations.rules.merging import (
    NAME,
    MergeRefusal,
    joined_names,
    joined_notes,
    pair_of,
    theirs_at_first,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

R = TypeVar("R", Attendee, Organisation)

MERGED: Final = "merged"
"""The origin of a code that came with a merged registration: what is printed with it still opens the door."""

# Passed on as they are; what there may be only one of is passed on below.
_PASSED_ON: Final = (AcceptedCode, Consent, Printout, Scan, FormerAttendee)
_COLUMNS: Final = {
    NAME: ("given_name", "family_name"),
    "organisation": ("organisation_id",),
    "category": ("category_id",),
}


def merge_people(
    session: Session, keep_id: str, merge_id: str, theirs: Collection[str] | None = None
) -> None:
    """Make one registration of two: the one of `keep_id` stays, with all that both had.

    `theirs` are the fields (see `CHOSEN_FIELDS`) whose value is taken from the registration that goes;
    without it, those that are empty in the one that stays.

    Raises:
        Refused: a `MergeRefusal`.

    """
    kept, merged = _two(session, Attendee, keep_id, merge_id)
    _take_values(session, kept, merged, theirs)
    session.add(_former(session, kept, merged))
    session.add(AcceptedCode(event_id=kept.event_id, attendee_id=kept.id, code=merged.code, origin=MERGED))
    session.flush()  # a scan passes on only once it is known who was merged into whom
    for table in _PASSED_ON:
        _pass_on(session, table, merged.id, kept.id)
    _pass_on_things(session, merged.id, kept.id)
    _pass_on_photo(session, merged.id, kept.id)
    _pass_on_refused_values(session, merged.id, kept.id)
    _pass_on_strangers(session, merged.id, kept.id)
    pass_on_meetings(session, merged.id, kept.id)
    pass_on_agenda(session, merged.id, kept.id)
    session.delete(merged)
    give_free_seats(session, kept.event_id)


def keep_people_apart(session: Session, pairs: Collection[tuple[str, str]]) -> None:
    """Note that two registrations are two people, however alike; for each of the pairs.

    Raises:
        Refused: a `MergeRefusal`.

    """
    for one, other in pairs:
        _two(session, Attendee, one, other)
        _keep_apart(session, one, other)


def merge_organisations(session: Session, keep_id: str, merge_id: str) -> None:
    """Make one organisation of two: the people of both belong to the one of `keep_id`, which keeps all names.

    Where people of both met one and the same organisation at once, one of these meetings stays.

    Raises:
        Refused: a `MergeRefusal`.

    """
    kept, merged = _two(session, Organisation, keep_id, merge_id)
    kept.other_names = joined_names(kept.name, kept.other_names, (merged.name, *merged.other_names))
    kept.country = kept.country or merged.country
    if kept.kind == "other":
        kept.kind = merged.kind
    for attendee in session.scalars(select(Attendee).where(Attendee.organisation_id == merged.id)):
        attendee.organisation_id = kept.id
    for table in session.scalars(select(MeetingTable).where(MeetingTable.organisation_id == merged.id)):
        table.organisation_id = kept.id
    free_slots_of_organisation(session, kept.id)
    session.delete(merged)


def keep_organisations_apart(session: Session, pairs: Collection[tuple[str, str]]) -> None:
    """Note that two organisations are two, however alike their names; for each of the pairs.

    Raises:
        Refused: a `MergeRefusal`.

    """
    for one, other in pairs:
        event_id = _two(session, Organisation, one, other)[0].event_id
        kept = {"event_id": event_id, "room": ROOM, "name": name_of(one, other)}
        if session.scalars(select(SavedView).filter_by(**kept)).first() is None:
            session.add(SavedView(**kept))


def _two(session: Session, of: type[R], one: str, other: str) -> tuple[R, R]:
    if one == other:
        raise Refused(MergeRefusal.SAME)
    first, second = session.get(of, one), session.get(of, other)
    if first is None or second is None or _is_erased(first) or _is_erased(second):
        raise Refused(MergeRefusal.GONE)
    if first.event_id != second.event_id:
        raise Refused(MergeRefusal.OTHER_EVENT)
    return first, second


def _is_erased(row: Attendee | Organisation) -> bool:
    return isinstance(row, Attendee) and row.erased_at is not None


def _take_values(session: Session, kept: Attendee, merged: Attendee, theirs: Collection[str] | None) -> None:
    if theirs is None:
        theirs = theirs_at_first(merging_values(session, kept), merging_values(session, merged))
    for field in theirs:
        for column in _COLUMNS.get(field, () if field.startswith("custom:") else (field,)):
            setattr(kept, column, getattr(merged, column))
    answers = {**merged.custom, **kept.custom}
    answers |= {key: merged.custom[key] for key in merged.custom if f"custom:{key}" in theirs}
    kept.custom = answers
    kept.note = joined_notes(kept.note, merged.note)
    kept.attention = kept.attention or merged.attention
    # Who was on the list before did not just walk in.
    kept.walk_in = kept.walk_in and merged.walk_in
    kept.registered_at = min(
        filter(None, (kept.registered_at, merged.registered_at)), default=kept.registered_at
    )


def _former(session: Session, kept: Attendee, merged: Attendee) -> FormerAttendee:
    former = FormerAttendee
    known = select(former.id).where(
        former.event_id == merged.event_id,
        former.source == merged.source,
        former.source_key == merged.source_key,
    )
    # One key of a source leads to one person: where it does already, the older row says so.
    source_key = None if session.scalar(known) else merged.source_key
    return former(
        id=merged.id,
        event_id=merged.event_id,
        attendee_id=kept.id,
        source=merged.source,
        source_key=source_key,
    )


def _pass_on(session: Session, table: type[Any], merged_id: str, kept_id: str) -> None:
    for row in session.scalars(select(table).where(table.attendee_id == merged_id)):
        row.attendee_id = kept_id


def _pass_on_things(session: Session, merged_id: str, kept_id: str) -> None:
    """What the desk gave to either was given to the one."""
    had = set(session.scalars(select(HandedOut.hand_out_id).where(HandedOut.attendee_id == kept_id)))
    for given in session.scalars(select(HandedOut).where(HandedOut.attendee_id == merged_id)):
        if given.hand_out_id in had:
            session.delete(given)
        else:
            given.attendee_id = kept_id


def _pass_on_photo(session: Session, merged_id: str, kept_id: str) -> None:
    """A person has one photo: the one that was there, or else the one that came."""
    photos = {
        one.attendee_id: one
        for one in session.scalars(select(Photo).where(Photo.attendee_id.in_((merged_id, kept_id))))
    }
    if merged_id in photos and kept_id in photos:
        session.delete(photos[merged_id])
    elif merged_id in photos:
        photos[merged_id].attendee_id = kept_id


def _pass_on_refused_values(session: Session, merged_id: str, kept_id: str) -> None:
    """What a list brought in vain for either is not asked again."""
    had = set(session.scalars(select(KeptValue.field).where(KeptValue.attendee_id == kept_id)))
    for kept in session.scalars(select(KeptValue).where(KeptValue.attendee_id == merged_id)):
        if other_of(kept.field):
            continue
        if kept.field in had:
            session.delete(kept)
        else:
            kept.attendee_id = kept_id


def _pass_on_strangers(session: Session, merged_id: str, kept_id: str) -> None:
    """Who was not the one is not the other; that the two themselves were kept apart is forgotten."""
    about = or_(
        KeptValue.field == field_of(merged_id),
        and_(KeptValue.attendee_id == merged_id, KeptValue.field.startswith(field_of(""), autoescape=True)),
    )
    for kept in session.scalars(select(KeptValue).where(about)).all():
        stranger = kept.attendee_id if other_of(kept.field) == merged_id else other_of(kept.field)
        session.delete(kept)
        if stranger != kept_id:
            _keep_apart(session, kept_id, stranger)


def _keep_apart(session: Session, one: str, other: str) -> None:
    first, second = pair_of(one, other)
    known = select(KeptValue.id).where(KeptValue.attendee_id == first, KeptValue.field == field_of(second))
    if session.scalar(known) is None:
        session.add(KeptValue(attendee_id=first, field=field_of(second)))

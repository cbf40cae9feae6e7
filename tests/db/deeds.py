"""What people do to an event file, in small: the steps of which the tests of the journal make actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from sqlalchemy import select

from db.base import Row, new_key
from db.journal import classes
from db.tables import AcceptedCode, Attendee, Category, Consent, CustomField, Event, Organisation, SearchEntry
from tests.make import add_attendee, add_organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

RowT = TypeVar("RowT", bound=Row)
State = dict[str, list[tuple[Any, ...]]]


class Deed(NamedTuple):
    """One step: what is done, to which row of those there are, and with which values."""

    do: Callable[[Session, Deed], None]
    which: int
    words: str
    value: dict[str, Any]
    moment: datetime


def perform(session: Session, deeds: Sequence[Deed]) -> None:
    """Do all of it in one action."""
    for deed in deeds:
        deed.do(session, deed)


def state(session: Session) -> State:
    """Every row of every journalled table, and the search words."""
    found: State = {
        name: [tuple(row) for row in session.execute(select(of.__table__).order_by(of.id))]
        for name, of in classes().items()
    }
    words = [
        getattr(SearchEntry, name) for name in ("attendee_id", "name", "spellings", "organisation", "other")
    ]
    found["search_entry"] = [tuple(row) for row in session.execute(select(*words).order_by(words[0]))]
    return found


def _pick(session: Session, of: type[RowT], which: int) -> RowT | None:
    rows = session.scalars(select(of).order_by(of.id)).all()
    return rows[which % len(rows)] if rows else None


def _event_id(session: Session) -> str:
    return session.scalars(select(Event.id)).one()


def _found_organisation(session: Session, deed: Deed) -> None:
    add_organisation(session, _event_id(session), deed.words)


def _register(session: Session, deed: Deed) -> None:
    category = _pick(session, Category, deed.which)
    assert category is not None
    organisation = _pick(session, Organisation, deed.which)
    person = add_attendee(
        session,
        category.event_id,
        category.id,
        deed.words,
        "Kalniņš",
        organisation_id=organisation and organisation.id,
        custom=deed.value,
        registered_at=deed.moment,
    )
    session.add(Consent(attendee_id=person.id, purpose="photos", wording=deed.words, at=deed.moment))


def _ask_more(session: Session, deed: Deed) -> None:
    session.add(
        CustomField(event_id=_event_id(session), key=new_key(), label=deed.words, choices=[*deed.value])
    )


def _rename(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        person.family_name, person.note = deed.words, deed.words
        person.attention = not person.attention


def _answer(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        person.custom, person.registered_at = deed.value, deed.moment


def _forget_answer(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        person.custom, person.registered_at, person.source_key = {}, None, f"{deed.words}{new_key()}"


def _employ(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        person.organisation_id = add_organisation(session, person.event_id, deed.words).id


def _close_organisation(session: Session, deed: Deed) -> None:
    if organisation := _pick(session, Organisation, deed.which):
        for person in session.scalars(select(Attendee).where(Attendee.organisation_id == organisation.id)):
            person.organisation_id = None
        session.delete(organisation)


def _swap_codes(session: Session, deed: Deed) -> None:
    one, two = _pick(session, Attendee, deed.which), _pick(session, Attendee, deed.which + 1)
    if one and two and one is not two:
        mine, theirs = one.code, two.code
        one.code = new_key()
        session.flush()
        two.code = mine
        session.flush()
        one.code = theirs


def _give_new_code(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        session.add(AcceptedCode(event_id=person.event_id, attendee_id=person.id, code=person.code))
        person.code = new_key()


def _remove(session: Session, deed: Deed) -> None:
    if person := _pick(session, Attendee, deed.which):
        for of in (Consent, AcceptedCode):
            for row in session.scalars(select(of).where(of.attendee_id == person.id)):
                session.delete(row)
        person.note = "removed at the person's wish"
        session.delete(person)


def _replace(session: Session, deed: Deed) -> None:
    """Somebody else comes on the same code."""
    if person := _pick(session, Attendee, deed.which):
        code, category_id = person.code, person.category_id
        _remove(session, deed)
        session.flush()
        add_attendee(session, _event_id(session), category_id, deed.words, "Replacement", code=code)


def _come_and_go(session: Session, deed: Deed) -> None:
    organisation = add_organisation(session, _event_id(session), deed.words)
    organisation.name = "For a moment"
    session.flush()
    session.delete(organisation)
    session.flush()


def _move_the_day(session: Session, deed: Deed) -> None:
    event = session.scalars(select(Event)).one()
    event.starts_on = date(2026, 1, 1) + timedelta(days=deed.which)
    event.created_at = deed.moment


DEEDS = (
    _found_organisation,
    _register,
    _ask_more,
    _rename,
    _answer,
    _forget_answer,
    _employ,
    _close_organisation,
    _swap_codes,
    _give_new_code,
    _remove,
    _replace,
    _come_and_go,
    _move_the_day,
)

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_plain = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
_json = st.recursive(_plain | _words, lambda inner: st.lists(inner, max_size=2), max_leaves=4)
_zones = st.sampled_from([UTC, ZoneInfo("Europe/Vilnius"), ZoneInfo("Asia/Taipei")])
_moments = st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1), timezones=_zones)  # noqa: DTZ001 (bounds are naive by contract)

deeds = st.lists(
    st.builds(
        Deed,
        do=st.sampled_from(DEEDS),
        which=st.integers(0, 12),
        words=_words,
        value=st.dictionaries(_words, _json, max_size=2),
        moment=_moments,
    ),
    min_size=1,
    max_size=4,
)

"""Changes to what the desk asks and gives: questions, and things to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.tables import Attendee, Category, CustomField, HandedOut, HandOut
from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.words import slug
from desktop_app.features.setup.rules import SetupRefusal, check_stock, choices_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


def add_question(session: Session, event_id: str, *, label: str) -> str:
    """Make a question, asked by nobody yet; its key is made from the label and stays. Gives the row's key.

    Raises:
        Refused: NAME_EMPTY or NAME_TAKEN.

    """
    label = _free_label(session, event_id, label)
    known = set(session.scalars(select(CustomField.key).where(CustomField.event_id == event_id)))
    plain = slug(label)
    numbered = (plain, *(f"{plain}_{number}" for number in range(2, len(known) + 3)))
    key = next(each for each in numbered if each not in known)
    row = CustomField(event_id=event_id, key=key, label=label, position=_last(session, CustomField, event_id))
    session.add(row)
    session.flush()
    return row.id


def edit_question(session: Session, question_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change label, kind, choices, categories of a question, or what the desk does with it.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN, or ANSWERED where answers of the old kind are there.

    """
    row = session.get_one(CustomField, question_id)
    if "label" in changes:
        changes["label"] = _free_label(session, row.event_id, changes["label"], but=question_id)
    if changes.get("kind", row.kind) not in {row.kind, "text"}:
        _assert_unanswered(session, row)
    if "choices" in changes:
        changes["choices"] = choices_of(changes["choices"])
    _change(row, changes)


def remove_question(session: Session, question_id: str) -> None:
    """Remove a question that nobody has answered.

    Raises:
        Refused: ANSWERED with the number of people, NEEDED_BY a thing that is handed out by its answer.

    """
    row = session.get_one(CustomField, question_id)
    _assert_unanswered(session, row)
    asks = select(HandOut.name).where(HandOut.event_id == row.event_id, HandOut.field_key == row.key)
    thing = session.scalar(asks.limit(1))
    if thing is not None:
        raise Refused(SetupRefusal.NEEDED_BY, name=row.label, thing=thing)
    session.delete(row)


def move_question(session: Session, question_id: str, steps: int) -> None:
    """Put a question so many places further down, or up where the number is negative."""
    event_id = session.get_one(CustomField, question_id).event_id
    rows = select(CustomField).where(CustomField.event_id == event_id)
    _put(list(session.scalars(rows.order_by(CustomField.position, CustomField.id))), question_id, steps)


def add_thing(session: Session, event_id: str, *, name: str) -> str:
    """Make a thing that everybody is given; gives its key.

    Raises:
        Refused: NAME_EMPTY or NAME_TAKEN.

    """
    name = _free_thing(session, event_id, name)
    row = HandOut(event_id=event_id, name=name, position=_last(session, HandOut, event_id))
    session.add(row)
    session.flush()
    return row.id


def edit_thing(session: Session, thing_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change name, categories, condition or stock of a thing.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN, or STOCK_LESS than was handed out already.

    """
    row = session.get_one(HandOut, thing_id)
    if "name" in changes:
        changes["name"] = _free_thing(session, row.event_id, changes["name"], but=thing_id)
    if "stock" in changes:
        check_stock(changes["stock"], _given(session, thing_id), row.name)
    _change(row, changes)


def remove_thing(session: Session, thing_id: str) -> None:
    """Remove a thing that nobody was given.

    Raises:
        Refused: HANDED_OUT with the number of people.

    """
    row = session.get_one(HandOut, thing_id)
    given = _given(session, thing_id)
    if given:
        raise Refused(SetupRefusal.HANDED_OUT, name=row.name, count=str(given))
    session.delete(row)


def move_thing(session: Session, thing_id: str, steps: int) -> None:
    """Put a thing so many places further down, or up where the number is negative."""
    event_id = session.get_one(HandOut, thing_id).event_id
    rows = select(HandOut).where(HandOut.event_id == event_id)
    _put(list(session.scalars(rows.order_by(HandOut.position, HandOut.id))), thing_id, steps)


def forget_category(session: Session, category: Category) -> None:
    """Take a category that goes out of what is asked and given.

    Raises:
        Refused: MEANT_FOR where a question or thing is for nobody else.

    """
    questions = select(CustomField).where(CustomField.event_id == category.event_id)
    things = select(HandOut).where(HandOut.event_id == category.event_id)
    rows: list[CustomField | HandOut] = [*session.scalars(questions), *session.scalars(things)]
    for row in rows:
        if category.id in row.category_ids:
            row.category_ids = [key for key in row.category_ids if key != category.id]
            if not row.category_ids:
                # Meant for nobody it would be meant for everybody.
                name = row.label if isinstance(row, CustomField) else row.name
                raise Refused(SetupRefusal.MEANT_FOR, name=category.name, thing=name)


def _change(row: CustomField | HandOut, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, value)


def _free_label(session: Session, event_id: str, label: str, but: str = "") -> str:
    known = session.execute(select(CustomField.id, CustomField.label).where(CustomField.event_id == event_id))
    return _free(label, [name for key, name in known if key != but])


def _free_thing(session: Session, event_id: str, name: str, but: str = "") -> str:
    known = session.execute(select(HandOut.id, HandOut.name).where(HandOut.event_id == event_id))
    return _free(name, [known_name for key, known_name in known if key != but])


def _free(name: str, taken: Sequence[str]) -> str:
    name = name.strip()
    if not name:
        raise Refused(SetupRefusal.NAME_EMPTY)
    if name.casefold() in {other.casefold() for other in taken}:
        raise Refused(SetupRefusal.NAME_TAKEN, name=name)
    return name


def _assert_unanswered(session: Session, row: CustomField) -> None:
    answers = session.scalars(select(Attendee.custom).where(Attendee.event_id == row.event_id))
    count = sum(bool((custom or {}).get(row.key)) for custom in answers)
    if count:
        raise Refused(SetupRefusal.ANSWERED, name=row.label, count=str(count))


def _given(session: Session, thing_id: str) -> int:
    count = select(func.count()).select_from(HandedOut).where(HandedOut.hand_out_id == thing_id)
    return session.scalar(count) or 0


def _last(session: Session, of: type[CustomField | HandOut], event_id: str) -> int:
    highest = session.scalar(select(func.max(of.position)).where(of.event_id == event_id))
    return 0 if highest is None else highest + 1


def _put(rows: list[CustomField] | list[HandOut], key: str, steps: int) -> None:
    """Number rows in order anew, with one of them at its new place."""
    keys = [row.id for row in rows]
    place = keys.index(key)
    keys.insert(max(0, min(place + steps, len(keys) - 1)), keys.pop(place))
    for row in rows:
        row.position = keys.index(row.id)

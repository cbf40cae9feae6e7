"""Changes to the staff: who works here, in which role, with which PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Staff
from desktop_app.errors import Refused
from desktop_app.features.setup.rules import StaffRefusal
from desktop_app.staff import Role, check_pin, hash_pin

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def add_staff(session: Session, *, name: str, role: Role = Role.VOLUNTEER) -> str:
    """Take somebody on; gives the key.

    Raises:
        Refused: NAME_EMPTY or NAME_TAKEN.

    """
    person = Staff(name=_free_name(session, name), role=role.value)
    session.add(person)
    session.flush()
    return person.id


def rename_staff(session: Session, staff_id: str, name: str) -> None:
    """Write somebody's name another way.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN or GONE.

    """
    person = _person(session, staff_id)
    person.name = _free_name(session, name, but=staff_id)


def change_role(session: Session, staff_id: str, role: Role) -> None:
    """Give somebody another role.

    Raises:
        Refused: GONE, LAST_ORGANISER.

    """
    _person(session, staff_id).role = role.value
    _assert_organiser(session, StaffRefusal.LAST_ORGANISER)


def set_pin(session: Session, staff_id: str, pin: str) -> None:
    """Give somebody a PIN, or another one.

    Raises:
        Refused: GONE, ORGANISER_FIRST, or a `PinRefusal`.

    """
    check_pin(pin)
    person = _person(session, staff_id)
    if person.left_at is not None:
        # They would come back with it, past the question whether an organiser has one.
        raise Refused(StaffRefusal.GONE)
    person.pin_hash = hash_pin(pin)
    _assert_organiser(session, StaffRefusal.ORGANISER_FIRST)


def remove_pin(session: Session, staff_id: str) -> None:
    """Let somebody work without a PIN, as a volunteer.

    Raises:
        Refused: GONE, LAST_ORGANISER.

    """
    _person(session, staff_id).pin_hash = ""
    _assert_organiser(session, StaffRefusal.LAST_ORGANISER)


def let_staff_go(session: Session, staff_id: str, at: datetime) -> None:
    """Note that somebody works here no more; what they did stays under their name, their PIN does not.

    Raises:
        Refused: GONE, LAST_ORGANISER.

    """
    person = _person(session, staff_id)
    person.left_at = at
    person.pin_hash = ""
    _assert_organiser(session, StaffRefusal.LAST_ORGANISER)


def bring_back_staff(session: Session, staff_id: str) -> None:
    """Take somebody on again who had left.

    Raises:
        Refused: GONE, or NAME_TAKEN where somebody of that name works here by now.

    """
    person = _person(session, staff_id)
    person.name = _free_name(session, person.name, but=staff_id)
    person.left_at = None


def _person(session: Session, staff_id: str) -> Staff:
    person = session.get(Staff, staff_id)
    if person is None:
        raise Refused(StaffRefusal.GONE)
    return person


def _free_name(session: Session, name: str, but: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(StaffRefusal.NAME_EMPTY)
    # People who left keep their names: what they did is theirs.
    known = session.execute(select(Staff.id, Staff.name).where(Staff.left_at.is_(None)))
    if any(key != but and other.casefold() == name.casefold() for key, other in known):
        raise Refused(StaffRefusal.NAME_TAKEN, name=name)
    return name


def _assert_organiser(session: Session, otherwise: StaffRefusal) -> None:
    """As soon as somebody has a PIN, an organiser must have one, or nobody could change the settings."""
    session.flush()
    found = select(Staff.role).where(Staff.left_at.is_(None), Staff.pin_hash != "")
    roles = set(session.scalars(found))
    if roles and Role.ORGANISER.value not in roles:
        raise Refused(otherwise)

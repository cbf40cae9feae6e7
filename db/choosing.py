"""Which action is taken back next, by everybody or by one desk, and how the journal notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from db.erasing import ERASE, PURGE, erased_by
from db.obstacles import UndoRefusal, refused_for
from db.refusal import Refused
from db.tables import Action, Change

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


# What taking back an action that broke off is called: nobody asked for it, and nobody brings it back.
TAKE_BACK: Final = "take back"


# Where the program notes what became of paper: no person did that, and plain undo passes over it.
NOTED: Final = ("printout", "print_job", "card_version")


class Desk(NamedTuple):
    """Whose actions are meant: those of a station and, where somebody signed in there, of that person."""

    station: str
    staff: str


def next_undo(session: Session, desk: Desk | None = None) -> Action:
    """The newest action that is in force and is neither an undo nor an erasure; of everybody, or one desk.

    Raises:
        Refused: NOTHING, or NOTHING_HERE where only other desks did something.

    """
    found = select(Action).where(
        Action.undoes.is_(None),
        Action.undone_by.is_(None),
        Action.open_by == "",
        Action.verb.not_in((ERASE, PURGE)),
        Action.id.not_in(_being_undone()),
        *_by(Action, desk),
    )
    action = session.scalars(found.order_by(Action.seq.desc()).limit(1)).first()
    if action is None:
        raise Refused(UndoRefusal.NOTHING if desk is None else UndoRefusal.NOTHING_HERE)
    return action


def next_redo(session: Session, desk: Desk | None = None) -> Action:
    """The newest undo in force, as long as nothing else was done after it; by everybody, or by one desk.

    Raises:
        Refused: NOTHING_TO_REDO.

    """
    later = aliased(Action)
    found = select(Action).where(
        Action.verb == "undo",
        Action.undone_by.is_(None),
        Action.open_by == "",
        Action.id.not_in(_being_undone()),
        *_by(Action, desk),
        ~select(later.seq).where(later.undoes.is_(None), later.seq > Action.seq, *_by(later, desk)).exists(),
    )
    action = session.scalars(found.order_by(Action.seq.desc()).limit(1)).first()
    if action is None:
        raise Refused(UndoRefusal.NOTHING_TO_REDO)
    return action


def _by(action: type[Action], desk: Desk | None) -> list[ColumnElement[bool]]:
    if desk is None:
        return []
    here = action.station == desk.station
    done = select(Change.seq).where(Change.action_id == action.id, Change.table.not_in(NOTED)).exists()
    return [here, done, action.staff == desk.staff] if desk.staff else [here, done]


def _being_undone() -> Select[str | None]:
    """The actions that somebody is taking back in chunks just now."""
    return select(Action.undoes).where(Action.open_by != "", Action.undoes.is_not(None))


def assert_free(session: Session, action: Action) -> None:
    """Refuse what was undone already, what is still being written or taken back, and what was erased."""
    if action.undone_by:
        raise Refused(UndoRefusal.ALREADY_UNDONE, label=action.label)
    at_it = select(Action).where(Action.undoes == action.id, Action.open_by != "")
    busy = action if action.open_by else session.scalars(at_it).first()
    if busy is not None:
        raise refused_for(UndoRefusal.UNFINISHED, busy)
    erasure = action if action.verb == PURGE else erased_by(session, action.id)
    if erasure is not None:
        raise refused_for(UndoRefusal.ERASED, erasure)


def assert_nothing_open(session: Session) -> None:
    """Refuse while an action is written or taken back in chunks: it might bring back what is erased now."""
    busy = session.scalars(select(Action).where(Action.open_by != "")).first()
    if busy is not None:
        raise refused_for(UndoRefusal.UNFINISHED, busy)


def verb_of(action: Action) -> str:
    """What taking `action` back is: taking back an undo is a redo."""
    return "redo" if action.verb == "undo" else "undo"


def mark_undone(session: Session, action: Action, by: Action) -> None:
    """Note that `by` took `action` back; what `action` itself had undone is in force again, and so on."""
    by.undoes, action.undone_by = action.id, by.id
    while action.undoes:
        revived = _action(session, action.undoes)
        revived.undone_by = None
        if not revived.undoes:
            return
        action = _action(session, revived.undoes)
        action.undone_by = revived.id


def _action(session: Session, action_id: str) -> Action:
    return session.scalars(select(Action).where(Action.id == action_id)).one()

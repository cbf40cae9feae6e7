"""Actions that are written in chunks: who writes them, which are whole, and whose writer has died."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from db.process import process_runs
from db.tables import Action

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# The actions that this process is writing in chunks, or taking back, just now.
_in_progress: set[str] = set()


def begin(action_id: str) -> None:
    """Note that this process writes the action."""
    _in_progress.add(action_id)


def end(action_id: str) -> None:
    """Note that this process writes the action no longer."""
    _in_progress.discard(action_id)


def claim(session: Session, action_id: str) -> bool:
    """Take over an action whose writer has died; False where somebody else was faster."""
    action = session.scalars(select(Action).where(Action.id == action_id)).one()
    if not action.open_by or _is_written(action_id, int(action.open_by)):
        return False
    action.open_by = str(os.getpid())
    begin(action_id)
    return True


def finish(session: Session, action_id: str) -> None:
    """Note that the action is whole."""
    if action_id:
        session.execute(
            update(Action).where(Action.id == action_id).values(open_by=""),
            execution_options={"journal": True},
        )


def unfinished(session: Session) -> list[str]:
    """The actions in chunks that nobody is writing any more, the newest first: it may undo the one before."""
    query = select(Action.id, Action.open_by).where(Action.open_by != "").order_by(Action.seq.desc())
    found = session.execute(query)
    return [action_id for action_id, owner in found if not _is_written(action_id, int(owner))]


def _is_written(action_id: str, owner: int) -> bool:
    """Whether the process that began the action is still there; a number of our own may be a dead one's."""
    return action_id in _in_progress if owner == os.getpid() else process_runs(owner)

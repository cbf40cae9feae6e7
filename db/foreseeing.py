"""What an action would do, looked at from within and then not done."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from db.store import Store

P = ParamSpec("P")
R = TypeVar("R")


def foreseen(
    store: Store,
    look: Callable[[Session], R],
    action: Callable[Concatenate[Session, P], object],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """What `look` finds where `action` was done; nothing of it stays, and nobody is told of it.

    Raises:
        Refused: as the action itself would be, the guard's answer among it.

    """

    @wraps(action)
    def done_and_left(session: Session) -> None:
        action(session, *args, **kwargs)
        session.flush()
        raise _Seen(look(session))

    try:
        store.write("", done_and_left)
    except _Seen as seen:
        result: R = seen.found
        return result
    raise AssertionError("an action that is only looked at always ends early")  # pragma: no cover


class _Seen(Exception):  # noqa: N818 (carries what was found out of a write that must leave no trace)
    """The end of an action that is only looked at."""

    def __init__(self, found: object) -> None:
        super().__init__()
        self.found = found

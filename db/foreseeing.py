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
    found: list[R] = []

    @wraps(action)
    def done_and_left(session: Session) -> None:
        action(session, *args, **kwargs)
        session.flush()
        found.append(look(session))
        raise _Seen

    try:
        store.write("", done_and_left)
    except _Seen:
        return found[0]
    raise AssertionError("an action that is only looked at always ends early")  # pragma: no cover


class _Seen(Exception):  # noqa: N818 (no error: the way out of a write that must leave no trace)
    """The end of an action that is only looked at."""

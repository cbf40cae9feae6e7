"""Who works at this desk: signing in and out, what they may do, and the guard of the event file."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of
from desktop_app.staff import (
    NOBODY,
    Permission,
    Tries,
    Worker,
    are_roles_in_force,
    may,
    permission_for,
    pin_fits,
    refusal_of,
    rights_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QSettings

    from db.store import Session, Store

# What this computer remembers: minutes of quiet after which it locks itself, 0 for never.
LOCK_AFTER: Final = "station/lock_after"

_TABLE: Final = "staff"
_ANYBODY: Final = "anybody"
_TRIES: Final = "staff/wrong_pins"


class SignInRefusal(Enum):
    """Why somebody is not let in to the desk."""

    WRONG = auto()
    NOBODYS = auto()
    PAUSE = auto()
    GONE = auto()


@dataclass(frozen=True)
class Roster:
    """How the staff is read: everybody who works here now, and the hash of somebody's PIN."""

    workers: Callable[[Session], list[Worker]]
    pin_hash: Callable[[Session, str], str]


class Duty(QObject):
    """The person at this desk. Nobody has to say who they are until an organiser has a PIN.

    It is the guard of the store: what the person may not do is refused there, whichever button asked.

    Signals:
        changed(): somebody else works here now, or may do other things than before.
    """

    changed = Signal()

    def __init__(
        self, store: Store, settings: QSettings, roster: Roster, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._store = store
        self._settings = settings
        self._roster = roster
        self._now = now
        self._workers: tuple[Worker, ...] = ()
        self._here = NOBODY
        self._acting: Worker | None = None
        self._proved = False
        self._tries = _read_tries(settings)
        self._look()
        store.guard = self._guard
        store.listen(self._on_written)

    # --- who ------------------------------------------------------------------------------------------

    @property
    def worker(self) -> Worker:
        """Who works here, or agreed to what is done just now; `NOBODY` where nobody said."""
        return self._acting or self._here

    @property
    def staff_id(self) -> str | None:
        """The key of who works here, for scans and annulments."""
        return self.worker.id or None

    @property
    def workers(self) -> Sequence[Worker]:
        """Everybody who works at the event now, by name."""
        return self._workers

    @property
    def in_force(self) -> bool:
        """Whether roles count: an organiser has a PIN."""
        return are_roles_in_force(self._workers)

    # --- what they may do -------------------------------------------------------------------------------

    def may(self, permission: Permission) -> bool:
        """Whether who works here may do this."""
        return may(self.worker, permission, self._workers)

    def why_not(self, permission: Permission) -> str:
        """Why not, as the sentence for a tool tip; "" where they may."""
        return "" if self.may(permission) else words_of(refusal_of(permission))

    def require(self, permission: Permission) -> None:
        """Refuse what who works here may not do: for what leaves the program without a write.

        Raises:
            Refused: a `RoleRefusal`.

        """
        if not self.may(permission):
            raise refusal_of(permission)

    def who_may(self, permission: Permission) -> list[Worker]:
        """Those who could be asked."""
        return [worker for worker in self._workers if permission in rights_of(worker)]

    def _guard(self, verb: str) -> None:
        self.require(permission_for(verb))

    @contextmanager
    def acting(self, worker: Worker) -> Iterator[None]:
        """What is written meanwhile is written by this person, who agreed to it at somebody else's desk."""
        if worker is self.worker:
            yield
            return
        before, name = self._acting, self._store.staff
        self._acting = worker
        self._store.staff = worker.name
        try:
            yield
        finally:
            self._acting = before
            self._store.staff = name

    # --- signing in -------------------------------------------------------------------------------------

    @property
    def seconds_left(self) -> int:
        """How long no PIN is taken at this desk, after too many wrong ones; 0 for no pause."""
        return self._tries.seconds_left(self._now())

    def prove(self, worker_id: str, pin: str) -> Worker:
        """The person, once their PIN fits; who has none needs none.

        Raises:
            Refused: a `SignInRefusal`.

        """
        self._look()
        worker = self._working(worker_id)
        if worker is None:
            raise Refused(SignInRefusal.GONE)
        if not worker.has_pin:
            return worker
        self._assert_no_pause()
        if not pin_fits(self._store.read(self._roster.pin_hash, worker_id), pin):
            self._note(self._tries.failed(worker_id, self._now()))
            self._assert_no_pause()
            raise Refused(SignInRefusal.WRONG, name=worker.name)
        self._note(self._tries.passed(worker_id))
        return worker

    def prove_any(self, pin: str) -> Worker:
        """Whose PIN this is, where names must not be shown; whoever may do least, if it is several people's.

        That a PIN is somebody else's already cannot be said to who chooses one: it would give the PIN away.

        Raises:
            Refused: a `SignInRefusal`.

        """
        self._look()
        self._assert_no_pause()
        fitting = [
            worker
            for worker in self._workers
            if worker.has_pin and pin_fits(self._store.read(self._roster.pin_hash, worker.id), pin)
        ]
        if fitting:
            self._note(self._tries.passed(_ANYBODY))
            return min(fitting, key=_rights)
        self._note(self._tries.failed(_ANYBODY, self._now()))
        self._assert_no_pause()
        raise Refused(SignInRefusal.NOBODYS)

    def _assert_no_pause(self) -> None:
        if left := self.seconds_left:
            raise Refused(SignInRefusal.PAUSE, seconds=str(left))

    def sign_in(self, worker_id: str, pin: str = "") -> None:
        """Let somebody work here from now on.

        Raises:
            Refused: a `SignInRefusal`.

        """
        self.admit(self.prove(worker_id, pin))

    def admit(self, worker: Worker) -> None:
        """Let somebody work here whose PIN was taken just now."""
        self._proved = worker.has_pin
        self._stand(worker)

    def sign_out(self) -> None:
        """Let nobody be known to work here."""
        self._proved = False
        self._stand(NOBODY)

    def _stand(self, worker: Worker) -> None:
        self._here = worker
        self._store.staff = worker.name
        self.changed.emit()

    def _working(self, worker_id: str) -> Worker | None:
        return next((worker for worker in self._workers if worker.id == worker_id), None)

    # --- following the staff ------------------------------------------------------------------------------

    def _on_written(self, tables: frozenset[str]) -> None:
        if _TABLE not in tables:
            return
        self._look()
        if self._here is not NOBODY:
            now = self._working(self._here.id)
            # Who got a PIN somewhere has yet to type it here.
            if now is None or (now.has_pin and not self._proved):
                self.sign_out()
                return
            self._here, self._store.staff = now, now.name
        self.changed.emit()

    def _look(self) -> None:
        self._workers = tuple(self._store.read(self._roster.workers))

    def _note(self, tries: Tries) -> None:
        """Keep the count where a restart does not wipe it out."""
        self._tries = tries
        last = tries.last.isoformat() if tries.last else ""
        self._settings.setValue(_TRIES, json.dumps([dict(tries.wrong), last]))
        self._settings.sync()


def _rights(worker: Worker) -> int:
    """How much somebody may do: each role may do all that the ones before may."""
    return len(rights_of(worker))


def _read_tries(settings: QSettings) -> Tries:
    """What was counted before; what cannot be read was not."""
    try:
        wrong, last = json.loads(str(settings.value(_TRIES, "")))
        return Tries({str(key): int(count) for key, count in wrong.items()}, datetime.fromisoformat(last))
    except (ValueError, TypeError, AttributeError):
        return Tries()

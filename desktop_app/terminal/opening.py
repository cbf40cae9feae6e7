"""Which event file and which event a command works on."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from db.store import Store
from desktop_app.errors import Refused
from desktop_app.features.setup import queries
from desktop_app.features.setup.rules import SetupRefusal
from desktop_app.settings import places

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def database_of(options: argparse.Namespace) -> Path:
    """The event file that the command line names, a path or an sqlite: URL; without one the person's own.

    Raises:
        Refused: DATABASE_URL for a URL of another kind of database.

    """
    # Through links: the log and the backups lie beside the file itself, by whatever name it is called.
    return Path(os.path.realpath(_named(options.database)))


def _named(database: str | None) -> Path:
    if database is None:
        return places().database
    if "://" not in database:
        return Path(os.path.expanduser(database))  # noqa: PTH111 (leaves the name of a stranger as it is)
    try:
        parts = urlsplit(database)
    except ValueError:
        raise Refused(SetupRefusal.DATABASE_URL, scheme=database) from None
    if parts.scheme not in ("sqlite", "file"):
        raise Refused(SetupRefusal.DATABASE_URL, scheme=parts.scheme)
    # sqlite:////home/me/file is absolute, sqlite:///file relative, as SQLAlchemy writes them.
    return Path(unquote(parts.path).removeprefix("/") if parts.scheme == "sqlite" else unquote(parts.path))


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """The store of the event file, closed at the end."""
    path = database_of(options)
    if options.database is None and not create and not path.exists():
        raise Refused(SetupRefusal.NO_EVENT)
    store = Store.open(path, station=options.station, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def at_event(options: argparse.Namespace) -> Iterator[tuple[Store, queries.EventRow]]:
    """The store, and the event that the command line names or the only one there is."""
    with opened(options) as store:
        yield store, store.read(queries.event_named, options.event)

"""Which event file and which event a command works on."""

from __future__ import annotations

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
    if options.database is None:
        return places().database
    parts = urlsplit(options.database)
    if "://" not in options.database:
        return Path(options.database).expanduser()
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

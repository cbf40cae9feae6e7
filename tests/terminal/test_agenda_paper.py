"""The programme drawn from the command line, and the sheets that are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Session
from desktop_app.features.setup import queries as setup
from tests.features.agenda.programmes import at, minutes
from tests.paper.reading import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal.conftest import Terminal


@pytest.fixture
def filled(forum_terminal: Terminal) -> Iterator[tuple[Store, str]]:
    """The event file of the terminal with a room and a session."""
    store = Store.open(forum_terminal.database, station="desk")
    event = store.read(setup.events)[0].id
    room = store.write("Room", actions.add_room, event, "Harbour Hall", 20)
    session = Session("one", "Opening", minutes(30), room, at(9))
    store.write("Add", actions.add_session, event, session)
    yield store, event
    store.close()


@pytest.mark.parametrize("layout", ["page", "grid", "booklet", "doors"])
def test_the_programme_is_drawn(
    forum_terminal: Terminal, filled: tuple[Store, str], layout: str, tmp_path: Path
) -> None:
    target = tmp_path / "programme.pdf"
    ran = forum_terminal("agenda", "programme", "--layout", layout, "--out", target, "--json")
    assert ran.code == 0
    assert (ran.data["layout"], ran.data["file"]) == (layout, str(target))
    assert len(texts(target)) == ran.data["pages"]
    assert "Opening" in " ".join(texts(target))
    store, event = filled
    noted = [sheet.kind for sheet in store.read(queries.printed_sheets, event)]
    assert noted == ["door" if layout == "doors" else layout]


def test_what_cannot_be_drawn_is_refused(forum_terminal: Terminal, tmp_path: Path) -> None:
    ran = forum_terminal("agenda", "programme", "--out", tmp_path / "none.pdf")
    assert ran.code == 1
    assert "nothing to print" in ran.error
    assert not (tmp_path / "none.pdf").exists()

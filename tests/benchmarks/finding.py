"""Keystrokes in the check-in field until people are painted, beside the same list over a bare index."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from sqlcipher3 import dbapi2

from db.search import fold
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.checkin.page.results import ResultsList
from desktop_app.features.checkin.queries import FoundPerson
from tests.benchmarks.figures import Timing, figure, in_process, timed
from tests.benchmarks.ground import SIZES, ground
from tests.benchmarks.window import Paints, open_window, settle, wait

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.checkin.page.face import Wording

LIMITS = {5_000: {"wall_median": 0.040, "ratio": 1.5}, 100_000: {"wall_median": 0.080, "ratio": 1.5}}
# Where the page begins to search.
LEAST = 2
ROUNDS = 3
TYPED = (
    "jonas kaz",
    "egle zyd",
    "mägi",
    "müller",
    "anna nowak",
    "łukasz",
    "петренко",
    "chen",
    "heronwave",
    "kazluaskas",
)

PEOPLE = """
    SELECT attendee.rowid, given_name || ' ' || family_name, organisation.name, email FROM attendee
    LEFT JOIN organisation ON organisation.id = attendee.organisation_id
"""
FOUND = """
    SELECT attendee.id, given_name || ' ' || family_name, coalesce(organisation.name, ''), attendee.country,
           category.name, category.colour, attendee.code, attendee.status, NULL
    FROM found JOIN attendee ON attendee.rowid = found.rowid
    JOIN category ON category.id = attendee.category_id
    LEFT JOIN organisation ON organisation.id = attendee.organisation_id
    WHERE found MATCH ? LIMIT 50
"""


def measure() -> list[dict[str, Any]]:
    """One figure for each number of people."""
    return [row for size in SIZES for row in in_process("finding", size)]


def measure_size(size: int) -> list[dict[str, Any]]:
    """Type names letter by letter, here and there in turns."""
    with ground(size) as place, open_window(place) as desk:
        settle(4)
        wait(lambda: not desk.window.is_busy)
        desk.window.open_room("checkin")
        page = desk.window.page("checkin")
        assert isinstance(page, CheckinPage)
        bare = _Bare(page.wording, shutil.copyfile(place.path, place.path.with_name("bare.forumdesk")))
        bare.resize(page.search.size())
        bare.show()
        ours, floor = [], []
        # Where nobody is found, a sentence takes the list's place.
        typing = _Typing(page.search.field, page.search.results, page.search._words)
        typing_bare = _Typing(bare.field, bare.list)
        for turn in range(ROUNDS + 1):
            for text in TYPED:
                mine, theirs = typing.type(text), typing_bare.type(text)
                if turn:
                    ours += mine
                    floor += theirs
        bare.close()
    return [figure(f"keystroke to people painted, {size} people", ours, floor, limit=LIMITS[size])]


class _Typing:
    """Types into a field and stops the clock when the list below it has been painted."""

    def __init__(self, field: QLineEdit, results: ResultsList, *more: QWidget) -> None:
        self._field = field
        self._results = results
        self._paints = [Paints(widget) for widget in (results.viewport(), *more)]

    def type(self, text: str) -> list[Timing]:
        """One timing for each letter from the second on."""
        self._field.clear()
        settle(0.02)
        times = []
        for letter in text:
            times.append(timed(self._strike, letter))
            settle(0.005)
        return times[LEAST - 1 :]

    def _strike(self, letter: str) -> None:
        before, found = self._painted(), self._results.found
        self._insert(letter)
        # Where a letter finds the same people, the list stays as it is painted.
        if self._results.found is not found:
            wait(lambda: self._painted() > before)

    def _painted(self) -> int:
        return sum(paints.count for paints in self._paints)

    def _insert(self, letter: str) -> None:
        # The field's own keyboard door: the scanner's watch lies before it and is told of in the document.
        if letter.isascii():
            QTest.keyClicks(self._field, letter)
        else:
            self._field.insert(letter)
            self._field.textEdited.emit(self._field.text())


class _Bare(QWidget):
    """A field over the same list, filled by what SQLite's full-text table finds, as its documents show it."""

    def __init__(self, wording: Wording, path: Path) -> None:
        super().__init__()
        self._database = _full_text(path)
        self.field, self.list = QLineEdit(), ResultsList(wording)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self, text: str) -> None:
        match = " ".join(f'"{word}"*' for word in fold(text).split())
        found = self._database.execute(FOUND, (match,))
        self.list.show_found([FoundPerson(*row) for row in found])


def _full_text(path: Path) -> Any:  # noqa: ANN401 (the driver has no types)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(name, organisation, email, prefix='2 3')")
    rows = connection.execute(PEOPLE).fetchall()
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO found(rowid, name, organisation, email) VALUES (?, ?, ?, ?)",
        [(number, fold(name), fold(house or ""), email) for number, name, house, email in rows],
    )
    connection.execute("COMMIT")
    return connection


if __name__ == "__main__":
    print(json.dumps(measure_size(int(sys.argv[1]))))

"""From the start of the process to a window that takes keys, beside bare windows with the same table."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from tests.benchmarks.figures import Timing, figure, in_process, used

# Each is imported where it is needed: what is measured are the imports of a program that has just started.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIZE = 5_000
RUNS = 5
ROOMS = ("checkin", "people")
LIMIT = {"wall_median": 1.5, "ratio": 2.0}
COLUMNS = """
    SELECT attendee.given_name || ' ' || attendee.family_name, organisation.name, attendee.country,
           category.name, attendee.status, attendee.email, attendee.code
    FROM attendee JOIN category ON category.id = attendee.category_id
    LEFT JOIN organisation ON organisation.id = attendee.organisation_id ORDER BY attendee.sort_key
"""
STARTED = "FORUMDESK_BENCH_STARTED"
# A bare window whose rows come through the ORM, as those of any program on it; and one on the driver alone.
FLOORS = ("orm", "driver")


def measure() -> list[dict[str, Any]]:
    """One figure for each room that the window opens on; program and floors in turns."""
    from db.backup import BackupKeeper, Reason
    from tests.benchmarks.ground import ground

    with ground(SIZE) as place:
        home = place.path.parent / "home"
        bare = shutil.copyfile(place.path, home.with_name("bare.forumdesk"))
        # As on any start but the first of a day: a checked backup is there.
        BackupKeeper(place.path).make(Reason.TIMED)
        times: dict[str, list[Timing]] = {what: [] for what in (*ROOMS, *FLOORS)}
        for turn in range(RUNS + 1):
            for what in times:
                _remember(home, what)
                took = _start(what, bare if what in FLOORS else place.path, home)
                times[what] += [took] if turn else []
    driver = statistics.median(each.cpu for each in times["driver"])
    return [
        figure(
            f"start to usable {room} page, {SIZE} people",
            times[room],
            times["orm"],
            limit=LIMIT,
            driver_floor_cpu_median=round(driver, 3),
        )
        for room in ROOMS
    ]


def _remember(home: Path, room: str) -> None:
    """Let the window open on this room, as if it had been in front when the program was closed."""
    home.mkdir(exist_ok=True)
    (home / "window.ini").write_text(f"[window]\nroom={room}\n", encoding="ascii")


def _start(what: str, database: Path, home: Path) -> Timing:
    surroundings = {
        STARTED: repr(time.time()),
        "FORUMDESK_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        # As on any start but the first: the sources have been compiled, by the round that is not counted.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }
    took = in_process("starting", what, database, environment=surroundings)
    return Timing(took["wall"], took["cpu"])


def start_program(database: str, room: str) -> None:
    """Run the program itself, as `python -m desktop_app` does, and leave when its page can be used."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication(["forumdesk"])

    def look() -> None:
        if _is_usable(application, room):
            _tell()
        QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    sys.argv = ["forumdesk", "--database", database]
    # The window is refused where there seems to be no screen; Qt has its own already.
    os.environ["QT_QPA_PLATFORM"], os.environ["DISPLAY"] = "", ":0"
    runpy.run_module("desktop_app", run_name="__main__", alter_sys=True)


def _is_usable(application: QApplication, room: str) -> bool:
    """Whether the page in front has the keyboard; it is painted once more, so that it surely has been."""
    from desktop_app.shell.window import MainWindow

    windows = [each for each in application.topLevelWidgets() if isinstance(each, MainWindow)]
    focused = application.focusWidget()
    if not windows or focused is None or not windows[0].page(room).isAncestorOf(focused):
        return False
    windows[0].repaint()
    application.processEvents()
    return True


def rows_by_driver(database: str) -> list[Any]:
    """The people as plain tuples."""
    from sqlcipher3 import dbapi2

    rows: list[Any] = dbapi2.connect(database).execute(COLUMNS).fetchall()
    return rows


def rows_by_orm(database: str) -> list[Any]:
    """The people through a bare session."""
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from db.engine import make_engine
    from db.tables import Attendee, Category, Organisation

    people = (
        select(
            Attendee.given_name + " " + Attendee.family_name,
            Organisation.name,
            Attendee.country,
            Category.name,
            Attendee.status,
            Attendee.email,
            Attendee.code,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .order_by(Attendee.sort_key)
    )
    with Session(make_engine(Path(database))) as session:
        return list(session.execute(people).all())


def start_floor(rows: list[Any]) -> None:
    """A window with a table of the people and a field, no more."""
    from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget

    class Model(QAbstractTableModel):
        @override
        def rowCount(self, _parent: object = None) -> int:
            return len(rows)

        @override
        def columnCount(self, _parent: object = None) -> int:
            return len(rows[0])

        @override
        def data(self, index: Any, role: int = 0) -> Any:
            return rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication(["floor"])
    window, field, table, model = QWidget(), QLineEdit(), QTableView(), Model()
    table.setModel(model)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(table)
    window.resize(1280, 720)
    window.show()
    field.setFocus()

    def look() -> None:
        window.repaint()
        application.processEvents()
        _tell()

    QTimer.singleShot(0, look)
    application.exec()


def _tell() -> None:
    wall = time.time() - float(os.environ[STARTED])
    print(json.dumps({"wall": wall, "cpu": used()["cpu"]}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    chosen, file = sys.argv[1:]
    if chosen in FLOORS:
        start_floor(rows_by_orm(file) if chosen == "orm" else rows_by_driver(file))
    else:
        start_program(file, chosen)

"""Makes the pictures of docs/pictures: all pages of the demo forum in both looks, and a badge per template.

python -m tests.screenshots [FOLDER [WIDTHxHEIGHT]]
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from db.backup import BackupKeeper, Reason
from db.store import Store
from desktop_app.__main__ import qt_application, start
from desktop_app.features.agenda.queries import paper_ground
from desktop_app.features.badges.actions import add_sheet
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.page.designer.previewing import LONGEST
from desktop_app.features.badges.queries import badges_of
from desktop_app.features.badges.rules import builtin_templates
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.meetings import queries as meetings
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.meetings.rules.sheets import SheetKind
from desktop_app.features.meetings.tasks.paper import (
    CardJob,
    CardWords,
    SheetJob,
    SheetWords,
    draw_cards,
    draw_sheets,
)
from desktop_app.features.registrations.actions import edit_attendee
from desktop_app.features.registrations.dialogs.importing import ImportDialog
from desktop_app.features.registrations.dialogs.photos import PhotosDialog
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows
from desktop_app.features.registrations.queries.photos import photo_people
from desktop_app.features.registrations.rules.photos import match_photos
from desktop_app.features.setup import queries
from desktop_app.kit.theme import tokens_of
from desktop_app.paper.sheet import Sheet
from desktop_app.progress import Silent
from desktop_app.settings import Places, resources
from desktop_app.shell.pictures import LOOKS, settle
from desktop_app.terminal.demo import STATION, let_in, with_forum
from tests.agenda_poses import AgendaPoses
from tests.journeys.desk import Clock
from tests.programme_pictures import programme_pictures
from tests.queue_picture import LABELS, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop_app.__main__ import Session
    from desktop_app.features.registrations.queries import PersonRow

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = (1280, 720)
UPDATE = resources() / "sample" / "registrations_update.csv"
# A third of the size, and no colour is off by more than an eye can tell.
COLOURS = 256
FIRST_GREEK = "\u0370"
LONG_NAME = 16
BADGE_HEIGHT = 720
DATED_BACK = """
    UPDATE action SET at = (
        SELECT max(scan.at) FROM scan JOIN change ON change."table" = 'scan' AND change.key = scan.id
        JOIN action AS known ON known.id = change.action_id WHERE known.seq <= action.seq
    ) WHERE verb IN ('check_in', 'edit_attendee')
"""
WAIT_SECONDS = 75


class Photographer:
    """Brings the window into each state worth showing and saves what is seen."""

    def __init__(self, session: Session, clock: Clock, folder: Path, size: tuple[int, int]) -> None:
        self._session = session
        self._window = session.window
        self._clock = clock
        self._folder = folder
        self._over: QWidget | None = None
        self._window.resize(*size)
        self._window.show()
        settle(self._window)
        self._people = self._rows()
        self._jammed = ""
        self._agenda = AgendaPoses(self._window, session.context, self._settle)

    def take_all(self) -> Iterator[Path]:
        """Every state in every look; each state is made once."""
        for name, pose in self._poses().items():
            with self._posing(pose):
                for look, appearance in LOOKS.items():
                    self._window.choose_appearance(appearance)
                    self._settle()
                    yield self._save(f"{name}-{look}")

    def _poses(self) -> dict[str, Callable[[], None]]:
        return {
            "checkin-search": self._search,
            "checkin-attention": self._scan_somebody_with_a_note,
            "checkin-refused": self._scan_somebody_who_cancelled,
            "checkin": self._scan_somebody,
            "delegation": self._come_together,
            "people": self._inspect,
            "look-alikes": self._look_alikes,
            "import": self._import,
            "badges": self._badges,
            "print-queue": self._print_queue,
            "print-rest": self._print_the_rest,
            "print-roll": self._change_the_roll,
            "preflight": self._preflight,
            "own-sheets": self._own_sheets,
            "photos": self._photos,
            "designer": self._design,
            "designer-longest": self._design_longest,
            "setup": partial(self._window.open_room, "setup"),
            "palette": self._search_everywhere,
            "history": self._history,
            "meetings": self._board,
            "meetings-people": self._days,
            "meetings-repair": self._repair,
            "agenda": self._agenda.grid,
            "agenda-table": self._agenda.table,
            "agenda-late": self._agenda.late,
            "agenda-import": self._newer_programme,
            "agenda-copy": self._agenda.copy,
        }

    @contextmanager
    def _posing(self, pose: Callable[[], None]) -> Iterator[None]:
        pose()
        self._settle()
        yield
        if self._over is not None:
            self._over.close()
            self._over = None
        self._window.palette_box.close_up()
        self._checkin().search.field.clear()

    def _settle(self) -> None:
        settle(self._window)
        QApplication.processEvents()

    def _save(self, name: str) -> Path:
        picture = self._window.grab().toImage()
        if self._over is not None:
            _lay_over(picture, self._over, self._window)
        return save_small(picture, self._folder / f"{name}.png")

    # --- states worth showing -----------------------------------------------------------------------

    def _search(self) -> None:
        self._window.open_room("checkin")
        field = self._checkin().search.field
        field.setText("ber")
        field.textEdited.emit("ber")

    def _scan_somebody(self) -> None:
        self._scan(self._expected())

    def _scan_somebody_with_a_note(self) -> None:
        somebody = self._expected(1)
        note = "Bring to the speakers' room; the moderator waits there."
        context = self._session.context
        context.store.write("Note for the desk", edit_attendee, somebody.id, attention=True, note=note)
        self._scan(somebody)

    def _scan_somebody_who_cancelled(self) -> None:
        self._scan(next(row for row in self._people if row.status == "cancelled"))

    def _scan(self, row: PersonRow) -> None:
        self._clock.wait(WAIT_SECONDS)
        self._window.open_room("checkin")
        self._session.context.scanner.scanned.emit(row.code)

    def _preflight(self) -> None:
        """Three people whose badges are wrong, and the choice what to do about them."""
        self._badges()
        context, page = self._session.context, self._badges_page()
        titles = ("\U0010fffd Chair", "Head of everything " * 30, "?" * 300)
        for row, title in zip(self._people[3:6], titles, strict=True):
            context.store.write("Spoil", edit_attendee, row.id, job_title=title)
        page.panel.everybody.setChecked(True)
        page.panel.print_button.click()

    def _own_sheets(self) -> None:
        page = self._badges_page()
        page.panel.preflight.left.emit()
        sheet = Sheet(210, 297, 90, 54, 2, 5, 10, 13.5, 95, 54)
        context = self._session.context
        context.store.write("Sheet", add_sheet, context.event_id, "Name badges, drawer 2", sheet)
        page.templates.choose("90x54")
        self._over = page.own_sheets.ask(page.template, page.own_sheets.all()[0].name)

    def _photos(self) -> None:
        """Whose the files in a folder are, and one photo in the inspector."""
        self._inspect()
        page = self._window.page("people")
        assert isinstance(page, PeoplePage)
        face = QImage(300, 400, QImage.Format.Format_RGB32)
        face.fill(QColor(tokens_of(self._window).accent))
        face.save(str(self._folder / "face.png"))
        page.inspector.details.photo.take(self._folder / "face.png")
        self._settle()
        (self._folder / "face.png").unlink()
        people = self._session.context.store.read(photo_people, self._session.context.event_id)
        files = [f"{each.code}.jpg" for each in people[:180]]
        matches = match_photos([*files, "IMG_2041.jpg", f"{people[3].name}.jpg", "group.jpg"], people)
        self._over = PhotosDialog("photos", matches, self._window)
        self._over.open()

    def _come_together(self) -> None:
        """Scan somebody of the largest group that has not come yet, and open who came with them."""
        coming = [row for row in self._people if row.status == "registered" and row.organisation]
        groups = Counter(row.organisation for row in coming)
        self._scan(max(coming, key=lambda row: (groups[row.organisation], row.arrived_at is None)))
        self._settle()
        self._checkin().delegations.ask()
        self._over = self._checkin().delegations.dialog

    def _look_alikes(self) -> None:
        self._window.open_room("people")
        page = self._window.page("people")
        assert isinstance(page, PeoplePage)
        page.show_look_alikes()

    def _inspect(self) -> None:
        self._window.open_room("people")
        self._settle()
        page = self._window.page("people")
        assert isinstance(page, PeoplePage)
        page.show_thing(next(row.id for row in self._people if row.arrived_at and row.note and row.email))

    def _import(self) -> None:
        self._window.open_room("people")
        page = self._window.page("people")
        assert isinstance(page, PeoplePage)
        page.import_file(UPDATE)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        self._settle()
        dialog.next_button.click()
        self._settle()
        self._over = dialog

    def _badges(self) -> None:
        self._window.open_room("badges")
        self._badges_page().show_thing(self._expected().id)

    def _print_queue(self) -> None:
        """A job in every state, and a roll that is running out."""
        page, context = self._badges_page(), self._session.context
        self._window.open_room("badges")
        self._jammed = fill(context, page.printing.queue, self._people, self._clock())
        page.templates.choose("62mm")
        page.panel.show_printers(LABELS, LABELS)
        page.printing.queue.changed.emit()
        page.queue.list.setCurrentRow(2)

    def _print_the_rest(self) -> None:
        view = self._badges_page().queue
        job = next(job for job in self._badges_page().printing.queue.jobs() if job.id == self._jammed)
        self._over = view.ask_rest(job, job.printer)

    def _change_the_roll(self) -> None:
        self._over = self._badges_page().printing.rolls.ask(LABELS)

    def _badges_page(self) -> BadgesPage:
        page = self._window.page("badges")
        assert isinstance(page, BadgesPage)
        return page

    def _design(self) -> None:
        """A copy of the hanging badge, its name chosen."""
        self._badges()
        self._settle()
        page = self._badges_page()
        page.templates.choose("A6")
        page.keeping.design(page.template)
        self._window.toast.hide()
        assert page.designer is not None
        page.designer.design.choose((2,))

    def _design_longest(self) -> None:
        """The same with the longest text of each field, and what does not fit into a narrower name."""
        designer = self._badges_page().designer
        assert designer is not None
        designer.previewing.mode.setCurrentIndex(LONGEST)
        designer.previewing.mode.activated.emit(LONGEST)
        name = designer.design.elements[2]
        narrow = replace(name, area=replace(name.area, width=46, height=40))
        designer.design.try_out({2: narrow})

    def _search_everywhere(self) -> None:
        self._window.open_room("people")
        self._window.palette_box.open()
        self._window.palette_box.field.setText("ma")

    def _history(self) -> None:
        self._window.open_room("people")
        _date_back(self._session.context.store.path)
        self._window.open_history()
        history = self._window.history
        assert history is not None
        history.table.setCurrentIndex(history.table.model().index(0, 0))
        self._over = history

    def _board(self) -> None:
        page = self._meetings()
        page.views.board.put_cursor((2, 1))

    def _days(self) -> None:
        page = self._meetings()
        page.views.tabs.setCurrentIndex(1)
        page.show_thing(max(page.sight.days, key=lambda key: len(page.sight.days[key])))

    def _repair(self) -> None:
        """Before the second slot three people are missing, and the repair is planned."""
        page = self._meetings()
        page.views.show_board()
        self._clock.now = page.sight.view.slots[1].starts - timedelta(minutes=8)
        page.refresh()
        page.left.show_repair()
        for row in range(3):
            page.left.repair.list.item(row).setCheckState(Qt.CheckState.Checked)
        page.left.repair.ask()
        self._settle()
        page.left.proposal.list.setCurrentIndex(page.left.proposal.list.model().index(0, 0))

    def _newer_programme(self) -> None:
        self._over = self._agenda.newer()

    def _meetings(self) -> MeetingsPage:
        self._window.open_room("meetings")
        self._settle()
        page = self._window.page("meetings")
        assert isinstance(page, MeetingsPage)
        return page

    # --- who is in them -----------------------------------------------------------------------------

    def _rows(self) -> list[PersonRow]:
        context = self._session.context
        return context.store.read(attendee_rows, context.store.read(attendee_keys, context.event_id))

    def _expected(self, place: int = 0) -> PersonRow:
        """Somebody still to come, with letters that not every font has."""
        coming = [row for row in self._people if row.status == "registered" and row.arrived_at is None]
        fitting = [row for row in coming if max(row.name) < FIRST_GREEK and len(row.name) < LONG_NAME]
        return sorted(fitting, key=lambda row: -sum(letter > "~" for letter in row.name))[place]

    def _checkin(self) -> CheckinPage:
        page = self._window.page("checkin")
        assert isinstance(page, CheckinPage)
        return page


def _date_back(database: Path) -> None:
    """Let the journal say when the forum's morning was, and not when its pictures were taken."""
    connection = dbapi2.connect(str(database))
    connection.execute(DATED_BACK)
    connection.commit()
    connection.close()


def _lay_over(picture: QImage, dialog: QWidget, window: QWidget) -> None:
    """Draw a dialog where it stands before the window, with the window behind it dimmed a little."""
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    shown = dialog.grab()
    place = window.rect().center() - dialog.rect().center()
    painter.drawPixmap(place, shown)
    painter.setPen(tokens_of(dialog).line)
    painter.drawRect(QRect(place, dialog.size()).adjusted(0, 0, -1, -1))
    painter.end()


def save_small(picture: QImage, file: Path) -> Path:
    """Save with few colours, and as small as PNG gets."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    made = Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine())
    few = made.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    return file


def badge_pictures(database: Path, folder: Path) -> Iterator[Path]:
    """The first page of each template, for guests who are expected."""
    store = with_forum(database)
    event = store.read(queries.event_named, None)
    badges = store.read(badges_of, event.id, BadgeChoice.EVERYBODY)
    store.close()
    for template in builtin_templates():
        file = folder / f"{template.name}.pdf"
        draw_badges(BadgeJob(badges[:10], template, file), Silent())
        yield save_small(_page(file), folder / f"badge-{template.name}.png")
        file.unlink()


def meeting_pictures(database: Path, folder: Path, now: datetime) -> Iterator[Path]:
    """The card of who has the most meetings, and the sheet of a table, as of the morning of the day."""
    store = Store.open(database)
    event = store.read(queries.event_named, None)
    cases = store.read(meetings.card_cases, event.id, now)
    busiest = max(cases, key=lambda case: len(case.card.meetings)).card
    plan = store.read(meetings.sheet_plan, event.id, now)
    store.close()
    plan = replace(plan, tables=plan.tables[:1])
    words = CardWords(clock="09:40")
    card, sheet = folder / "card.pdf", folder / "sheet.pdf"
    draw_cards(CardJob((busiest,), card, plan.event, words=words), Silent())
    as_of = f"as of {now:%d %B %Y}, {words.clock}"
    draw_sheets(SheetJob(plan, SheetKind.TABLES, sheet, SheetWords(as_of=as_of)), Silent())
    for file, name in ((card, "meeting-card"), (sheet, "table-sheet")):
        yield save_small(_page(file), folder / f"{name}.png")
        file.unlink()


def _page(file: Path) -> QImage:
    document = QPdfDocument(qt_application())
    document.load(str(file))
    paper = document.pagePointSize(0)
    drawn = document.render(0, QSize(round(BADGE_HEIGHT * paper.width() / paper.height()), BADGE_HEIGHT))
    # What is not printed is transparent.
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    document.close()
    return page


def main(folder: Path, size: tuple[int, int]) -> list[Path]:
    """All pictures, in files of the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = qt_application(headless=True)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="forumdesk-pictures-") as home:
        database = Path(home) / "forum.forumdesk"
        store = with_forum(database)
        event = store.read(queries.event_named, None)
        _, now = let_in(store, event)
        ground = store.read(paper_ground, event.id)
        store.close()
        BackupKeeper(database).make(Reason.TIMED, now=now - timedelta(minutes=2))
        clock = Clock(now)
        session = start(
            application, database, event=None, station=STATION, here=Places(Path(home)), now=clock
        )
        assert session is not None
        files = list(Photographer(session, clock, folder, size).take_all())
        session.close()
        return [
            *files,
            *badge_pictures(database, folder),
            *meeting_pictures(database, folder, now),
            *programme_pictures(ground, folder, now, _page, save_small),
        ]


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    width, height = (int(side) for side in (sys.argv[2] if len(sys.argv) > 2 else "1280x720").split("x"))
    for each in main(chosen, (width, height)):
        sys.stdout.write(f"{each.stat().st_size // 1024:5} KB  {each}\n")

"""What the desk does around the grid: files, releases, copies, paper, late sessions, the second display."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QKeySequence
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs import PlacesDialog, ReleaseDialog, ReleasesDialog
from desktop_app.features.agenda.page.files import ENDINGS, ProgrammeFiles, dropped_file
from desktop_app.features.agenda.page.late import LatePanel
from desktop_app.features.agenda.page.plans import Plans
from desktop_app.features.agenda.page.programme_paper import ProgrammePaper
from desktop_app.features.agenda.page.second_screen import SecondScreen
from desktop_app.kit.icons import icon
from desktop_app.kit.page import KeyHint
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDialog, QLayout, QMenu, QPushButton, QWidget

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.features.agenda.queries import PrintedSheet
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.widgets import EmptyState

_DROPS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DeskWork(QObject):
    """One door to all of it, for the page's buttons, menus and keys, and for the palette.

    Signals:
        ordered(PaperOrder): print this; the room with the printers does it.
        right_wanted(object): show this panel at the right; None for the usual one.
    """

    ordered = Signal(object)
    right_wanted = Signal(object)

    def __init__(
        self, context: PageContext, seeing: Seeing, chosen: Chosen, words: AgendaWords, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._seeing = seeing
        self._chosen = chosen
        self._page = page
        self.files = ProgrammeFiles(context, page)
        self.paper = ProgrammePaper(context, page)
        self.plans = Plans(context, seeing, page)
        self.screen = SecondScreen(context, page)
        self.late = LatePanel(context, seeing, words)
        self._late_in_front = False
        self._connect()

    def attach(self, menu: QMenu, band: QLayout, release_button: QPushButton, empty: EmptyState) -> None:
        """Take its places on the page, and what is dropped on it."""
        self._fill(menu)
        band.addWidget(self.plans.band)
        release_button.clicked.connect(self.release)
        empty.asked.connect(self.import_file)
        self._page.setAcceptDrops(True)
        self._page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DROPS:
            file = dropped_file(event.mimeData())
            if file is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.import_file(file)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, menu: QMenu) -> None:
        """Write the menu of the page; its keys work wherever the page has the keyboard."""
        self._add(menu, self.tr("Import…"), self.import_file, "download-simple", "Ctrl+O")
        self._add_export(menu)
        self._add(menu, self.tr("Print…"), self.print_paper, "printer", "Ctrl+P")
        again = self.tr("Print the sheets that are wrong now")
        self._again = self._add(menu, again, self.print_wrong, "arrows-clockwise")
        menu.aboutToShow.connect(self._count_wrong)
        menu.addSeparator()
        self._add(menu, self.tr("Releases…"), self.show_releases, "stack")
        menu.addMenu(self.plans.menu)
        menu.addSeparator()
        self._add(
            menu, self.tr("The chosen session is late"), self.show_late, "clock-counter-clockwise", "F8"
        )
        self._add(menu, self.tr("Now and next on a display…"), self.show_now_next, "monitor")
        menu.addSeparator()
        self._add(menu, self.tr("Rooms, tracks and times…"), self.set_up, "gear-six")

    def key_hints(self) -> Sequence[KeyHint]:
        """The keys of all this, for F1."""
        return (
            KeyHint("F8", self.tr("The chosen session is late: what can be done")),
            KeyHint("Ctrl+O", self.tr("Import a programme, or a newer file of it")),
            KeyHint("Ctrl+P", self.tr("Print the programme")),
        )

    # --- what can be asked for ---------------------------------------------------------------------------

    def import_file(self, file: Path | None = None) -> None:
        """Import a programme; without a file, ask which one."""
        self.plans.leave()
        self.files.bring_in(file)

    def print_paper(self) -> None:
        """Ask in which layout the programme is wanted."""
        self.paper.ask()

    def print_wrong(self) -> None:
        """Print again the sheets that say something that is no longer so."""
        wrong = self._wrong()
        if wrong:
            self.paper.reprint(wrong)
        else:
            self._context.toaster.say(self.tr("No printed sheet is wrong."))

    def release(self) -> ReleaseDialog:
        """Make the programme known: not a copy, so that is left first."""
        self.plans.leave()
        dialog = ReleaseDialog(self._context, self._page.window())
        self._open(dialog)
        return dialog

    def show_releases(self) -> ReleasesDialog:
        """Show all releases."""
        dialog = ReleasesDialog(self._context, self._page.window())
        self._open(dialog)
        return dialog

    def set_up(self) -> PlacesDialog:
        """Set up rooms, tracks and times."""
        dialog = PlacesDialog(self._context, self._page.window())
        self._open(dialog)
        return dialog

    def show_now_next(self) -> None:
        """Show what is on now and next on a second display."""
        self.screen.ask()

    def show_late(self) -> None:
        """Show what can be done about the chosen session, which is late."""
        self._late_in_front = True
        self.right_wanted.emit(self.late)
        self.late.show_session(self._chosen.guid)
        self.late.put_focus()

    # --- how it is put together --------------------------------------------------------------------------

    def _connect(self) -> None:
        self.paper.ordered.connect(self.ordered)
        for part in (self.paper, self.files):
            part.told.connect(self._context.toaster.say)
            part.refused.connect(self._on_refused)
        self.late.closed.connect(self._on_late_closed)
        self.late.done.connect(self._on_late_done)
        self.late.print_asked.connect(self.paper.reprint)
        self._chosen.changed.connect(self._on_chosen)
        self._context.signals.changed.connect(self._on_changed)

    def _add(
        self, menu: QMenu, words: str, slot: Callable[[], object], picture: str, key: str = ""
    ) -> QAction:
        action = menu.addAction(icon(picture), words)
        action.triggered.connect(partial(_call, slot))
        if key:
            action.setShortcut(QKeySequence(key))
            self._page.addAction(action)
        return action

    def _add_export(self, menu: QMenu) -> None:
        export = menu.addMenu(icon("upload-simple"), self.tr("Export"))
        for words, public in ((self.tr("Everything"), False), (self.tr("What guests may see"), True)):
            part = export.addMenu(words)
            for ending in ENDINGS:
                action = part.addAction(self.files.kind(ending))
                action.triggered.connect(partial(_call, partial(self.files.export, ending, public=public)))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _wrong(self) -> Sequence[PrintedSheet]:
        return self._context.store.read(queries.wrong_sheets, self._context.event_id)

    def _count_wrong(self) -> None:
        count = len(self._wrong())
        self._again.setText(self.tr("Print %n wrong sheet(s) again", "", count))
        self._again.setEnabled(count > 0)

    def _on_chosen(self) -> None:
        if self._late_in_front and self._chosen.guid and self._chosen.guid != self.late.guid:
            self.late.show_session(self._chosen.guid)

    def _on_late_closed(self) -> None:
        self._late_in_front = False
        self.right_wanted.emit(None)
        self._page.setFocus()

    def _on_late_done(self, _guid: str) -> None:
        self._seeing.renew()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self._late_in_front and tables & {"agenda_sheet", "agenda_session"}:
            self.late.sheets.refresh()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._context.toaster.say(words_of(error))


def _call(slot: Callable[[], object], *_checked: bool) -> None:
    """Call without the flag that an action adds."""
    slot()

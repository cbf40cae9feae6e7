"""The check-in page: a scan or a name comes in, the verdict goes out, everything else follows after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in, check_in_attendee
from desktop_app.features.checkin.dialogs import ScannerTestDialog, SimulatorDialog
from desktop_app.features.checkin.page.columns import LatestColumn, SearchColumn
from desktop_app.features.checkin.page.face import Wording
from desktop_app.features.checkin.page.following import Following
from desktop_app.features.checkin.page.overruling import Overruling
from desktop_app.features.checkin.page.points import PointChooser
from desktop_app.features.checkin.page.printing import EntryPrinting
from desktop_app.features.checkin.page.taking_back import TakingBack
from desktop_app.features.checkin.page.tools import Tools
from desktop_app.features.checkin.page.verdict_column import VerdictColumn
from desktop_app.features.checkin.queries import people_like
from desktop_app.features.checkin.rules import (
    Answer,
    CodeKind,
    Desk,
    Direction,
    LastRead,
    Status,
    is_code_shaped,
    is_echo,
    parse_code,
    read_code,
)
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.refusals import words_of
from desktop_app.kit.sounds import Sound
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_app.features.checkin.queries import FoundPerson, LatestScan, Standing
    from desktop_app.features.checkin.rules import Arrivals
    from desktop_app.kit.context import PageContext

_SOUNDS: Final = {
    Status.ADMITTED: Sound.ADMITTED,
    Status.ATTENTION: Sound.ATTENTION,
    Status.INSIDE: Sound.REFUSED,
    Status.REFUSED: Sound.REFUSED,
}
_SEARCHED_FROM: Final = 2
# Below this width of the window the last scans fold away.
_FOLDS_BELOW: Final = 1100


class CheckinPage(Page):
    """Scan or find a person, see whether to let them in.

    Signals:
        badge_asked(str): print the badge of this attendee.
        walk_in_asked(str): register somebody new; what was typed so far.
    """

    badge_asked = Signal(str)
    walk_in_asked = Signal(str)

    watched = frozenset(
        ("attendee", "organisation", "category", "checkin_point", "event", "scan", "annulment", "station")
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wording = Wording(context.local, self)
        self.search = SearchColumn(self.wording)
        self.verdict = VerdictColumn()
        self.latest = LatestColumn(self.wording)
        self.chooser = PointChooser(context.settings)
        self._answer: Answer | None = None
        self._last_read: LastRead | None = None
        self._chosen_by_hand = False
        self._following = Following(context, self)
        self._taking_back = TakingBack(context, self._following, self.wording, self)
        self._overruling = Overruling(context, self._following, self.wording, self)
        self._printing = EntryPrinting(context, self)
        self._build()
        self._connect()

    @property
    def answer(self) -> Answer | None:
        """The last answer given at this desk."""
        return self._answer

    def check_in_person(self, attendee_id: str) -> None:
        """Check a person in who was chosen from a list."""
        desk = self._desk()
        if desk is None:
            return
        self.search.field.setText("")
        try:
            answer = self.context.store.write(
                self.tr("Check in"),
                check_in_attendee,
                desk,
                attendee_id,
                self.context.now(),
                direction=self._direction(),
            )
        except Refused as refused:
            self._show_trouble(refused)
        else:
            self._show_answer(answer)

    @override
    def refresh(self) -> None:
        if self.chooser.way is None:
            self._show_standing(self._following.standing)
        self._following.start()

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", self.tr("Check in the code, or the chosen person")),
            KeyHint("↑ ↓", self.tr("Choose among the people found")),
            KeyHint("Esc", self.tr("Empty the field")),
            KeyHint("F2", self.tr("Walk-in")),
            KeyHint("F3", self.tr("Let in whom the rules refuse, with the reason")),
            KeyHint("F4", self.tr("Show the last verdict again")),
            KeyHint("F5", self.tr("Print the badge")),
            KeyHint("F7", self.tr("Next check-in point")),
            KeyHint("F8", self.tr("Undo, with the reason")),
            KeyHint("F9", self.tr("Cockpit")),
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.context.sounds.prepare_soon()
        self.search.field.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self.search.field.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.latest.setVisible(self.window().width() >= _FOLDS_BELOW)

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.set_title(self.tr("Check-in"))
        self.tools = Tools(self.context, self._desk, self)
        self._scanner_test = tool_button("barcode", self.tr("Test the scanner"))
        self._simulator = tool_button("question", self.tr("What would happen?"))
        self._walk_in = self.add_primary(self.tr("Walk-in   F2"))
        # Before the primary button, from left to right.
        for place, part in enumerate((self._simulator, self._scanner_test, self.tools, self.chooser)):
            self._head.insertWidget(1 + place, part)
        for part in (self._simulator, self._scanner_test, self._walk_in):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setSpacing(Space.WIDE)
        row.addWidget(self.search, 3)
        row.addWidget(self.verdict, 5)
        row.addWidget(self.latest)
        self.search.setMinimumWidth(Size.INSPECTOR - Size.RAIL // 2)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.search.field)

    def _connect(self) -> None:
        field = self.search.field
        field.textEdited.connect(self._on_text_edited)
        field.textChanged.connect(self._on_text_changed)
        field.entered.connect(self._on_entered)
        field.stepped.connect(self._on_stepped)
        field.abandoned.connect(self._on_abandoned)
        self.search.results.picked.connect(self._on_picked)
        self.context.scanner.scanned.connect(self._on_scanned)
        self.chooser.way_chosen.connect(self._on_way_chosen)
        self._walk_in.clicked.connect(self._on_walk_in_asked)
        self._scanner_test.clicked.connect(self.test_scanner)
        self._simulator.clicked.connect(self._on_simulator_asked)
        self.tools.person_opened.connect(self.person_opened)
        self.verdict.badge_asked.connect(self._on_badge_asked)
        self.verdict.undo_asked.connect(self._on_undo_asked)
        self.verdict.let_in_asked.connect(self._on_let_in_asked)
        self.latest.menu_asked.connect(self._on_menu_asked)
        self._taking_back.taken_back.connect(self._forget_answer)
        self._overruling.let_in.connect(self._show_answer)
        self._printing.badge_asked.connect(self.badge_asked)
        self._following.stood.connect(self._show_standing)
        self._following.scanned.connect(self._on_last_scans_read)
        self._following.counted.connect(self._on_counted)
        for key, slot in (
            ("F2", self._on_walk_in_asked),
            ("F3", self.verdict.let_in.click),
            ("F4", self._on_again_asked),
            ("F5", self._on_badge_asked),
            ("F7", self.chooser.choose_next),
            ("F8", self.verdict.undo.click),
        ):
            self._add_key(key, slot)

    def _add_key(self, key: str, slot: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(slot)

    # --- the scan path: nothing here but the verdict and its paint -------------------------------------

    def _on_scanned(self, text: str) -> None:
        if self.tools.takes_scan(text, self._following.standing.scanner_prefix):
            return
        if QApplication.activeModalWidget() is not None:
            self.context.sounds.play(Sound.ATTENTION)
            self.context.toaster.say(self.tr("Close the open window first, then scan again."))
            return
        if not self.isVisible():
            self.room_opened.emit("checkin", "")
        self._take_code(text)

    def _take_code(self, text: str) -> None:
        desk, at = self._desk(), self.context.now()
        if desk is None:
            return
        prefix = self._following.standing.scanner_prefix
        code = parse_code(text, prefix=prefix) or text.strip()
        self.search.field.setText("")
        if is_echo(self._last_read, code, at):
            return
        self._last_read = LastRead(code, at)
        try:
            answer = self.context.store.write(
                self.tr("Check in"), check_in, desk, text, at, direction=self._direction(), prefix=prefix
            )
        except Refused as refused:
            self._show_trouble(refused)
        else:
            self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        self.verdict.card.show_face(self.wording.face(answer))
        self.verdict.card.repaint()
        self._answer = answer
        self.context.sounds.play(_SOUNDS[answer.verdict.status])
        self.verdict.offer(
            badge=answer.person is not None and answer.verdict.status is not Status.REFUSED,
            undo=answer.verdict.admitted,
            again=True,
            let_in=_may_be_let_in(answer),
        )
        self._printing.follow(answer)

    def _show_trouble(self, refused: Refused) -> None:
        """Nothing was saved, so nobody was let in: say so as loudly as a refusal, and let them try again."""
        self._last_read = None
        self._answer = None
        self.verdict.card.show_face(self.wording.trouble(words_of(refused), self.context.now()))
        self.context.sounds.play(Sound.REFUSED)
        self.verdict.offer(badge=False, undo=False, again=False)

    # --- the field ------------------------------------------------------------------------------------

    def _on_text_changed(self, text: str) -> None:
        self._chosen_by_hand = False
        if not text:
            self.search.show_nothing()

    def _on_text_edited(self, text: str) -> None:
        words = text.strip()
        if len(words) < _SEARCHED_FROM:
            self.search.show_nothing()
            return
        found = self.context.store.read(people_like, self.context.event_id, words)
        self.search.show_people(found, words)

    def _on_entered(self) -> None:
        text = self.search.field.text()
        chosen = self.search.results.chosen
        if not text.strip():
            return
        if chosen is not None and self._means_person(text, chosen):
            self.check_in_person(chosen.attendee_id)
        elif chosen is not None or is_code_shaped(text) or any(sign.isdigit() for sign in text):
            self._take_code(text)

    def _means_person(self, text: str, chosen: FoundPerson) -> bool:
        """Whether Enter takes the person; a code is never taken for somebody whose name is only similar."""
        if self._chosen_by_hand:
            return True
        if chosen.by_code or read_code(text).kind is not CodeKind.FOREIGN:
            return False
        return not (chosen.near and is_code_shaped(text))

    def _on_stepped(self, rows: int) -> None:
        self._chosen_by_hand = True
        self.search.results.step(rows)

    def _on_picked(self, row: int) -> None:
        self.check_in_person(self.search.results.people[row].attendee_id)

    def _on_abandoned(self) -> None:
        self.search.field.setText("")

    # --- where we stand ---------------------------------------------------------------------------------

    def _desk(self) -> Desk | None:
        """Where we stand; without a point nobody can be checked in, and the card says so."""
        here = self._following.standing
        way = self.chooser.way
        if way is None:
            return None
        return Desk(self.context.event_id, way.point_id, here.station_id, here.staff_id)

    def _direction(self) -> Direction | None:
        return self.chooser.way.direction if self.chooser.way else None

    def _show_standing(self, now: Standing) -> None:
        self.chooser.show_points(now.points, now.own_point_id)
        if now.points:
            title, words = self.tr("Ready"), self.tr("Scan a code, or type a name and press Enter.")
        else:
            title = self.tr("No check-in point yet")
            words = self.tr("Add one in Setup (Ctrl+7), then people can be checked in.")
        self.verdict.card.set_hint(title, words)

    def _on_way_chosen(self) -> None:
        self._last_read = None
        self.search.field.setFocus()

    # --- what can be asked for --------------------------------------------------------------------------

    def _on_badge_asked(self) -> None:
        if self.verdict.badge.isEnabled() and self._answer is not None and self._answer.person is not None:
            self.badge_asked.emit(self._answer.person.attendee_id)

    def _on_walk_in_asked(self) -> None:
        typed = self.search.field.text().strip()
        self.search.field.setText("")
        self.walk_in_asked.emit(typed)

    def _on_again_asked(self) -> None:
        if self.verdict.card.face is not None:
            self.verdict.card.reveal()

    def test_scanner(self) -> None:
        """Open the window that shows what the scanner really types."""
        ScannerTestDialog(self.context, self).open()

    def show_cockpit(self) -> None:
        """Open the window that tells how the doors are doing."""
        self.tools.show_cockpit()

    def save_door_list(self) -> None:
        """Save the list for pen and paper."""
        self.tools.save_door_list()

    def enter_door_list(self) -> None:
        """Take a ticked list back."""
        self.tools.enter_door_list()

    def ask_what_would_happen(self, point_id: str = "") -> None:
        """Open the simulator, at a point, with the person who was answered last."""
        dialog = SimulatorDialog(self.context, self.wording.face, self.window())
        here = self.chooser.way
        dialog.choose_point(point_id or (here.point_id if here else ""))
        if self._answer is not None and self._answer.person is not None:
            dialog.choose_person(self._answer.person.attendee_id)
        dialog.open()

    def _on_simulator_asked(self) -> None:
        self.ask_what_would_happen()

    def _on_undo_asked(self, place: QPoint) -> None:
        if self._answer is not None:
            self._taking_back.ask(self._answer.scan_id, place, above=True)

    def _on_let_in_asked(self, place: QPoint) -> None:
        if self._answer is not None:
            self._overruling.ask(self._answer.scan_id, place, above=True)

    def _on_menu_asked(self, scan_id: str, place: QPoint) -> None:
        scan = next((scan for scan in self.latest.latest.scans if scan.scan_id == scan_id), None)
        if scan is None or scan.annulled:
            return
        if scan.status in {Status.ADMITTED, Status.ATTENTION}:
            self._taking_back.ask(scan_id, place)
        elif scan.attendee_id and scan.direction is Direction.ENTRY:
            self._overruling.ask(scan_id, place)

    def _forget_answer(self, scan_id: str) -> None:
        """Take the card away once its check-in was taken back, here or elsewhere."""
        self._last_read = None
        if self._answer is not None and self._answer.scan_id == scan_id:
            self._answer = None
            self.verdict.card.show_face(None)
            self.verdict.offer(badge=False, undo=False, again=False)

    # --- what follows ---------------------------------------------------------------------------------

    def _on_last_scans_read(self, scans: Sequence[LatestScan]) -> None:
        self.latest.show_scans(scans)
        taken_back = {scan.scan_id for scan in scans if scan.annulled}
        if self._answer is not None and self._answer.scan_id in taken_back:
            self._forget_answer(self._answer.scan_id)
        if self.search.results.people and not self._chosen_by_hand:
            self._on_text_edited(self.search.field.text())

    def _on_counted(self, arrivals: Arrivals, expected: int) -> None:
        self.latest.show_arrivals(arrivals)
        if not expected:
            self.set_sentence(self.tr("Nobody is registered yet: import registrations under People"))
            return
        self.set_sentence(
            self.tr("{arrived} of {expected} arrived, {count} in the last 5 minutes").format(
                arrived=arrivals.arrived, expected=expected, count=arrivals.last_minutes
            )
        )


def _may_be_let_in(answer: Answer) -> bool:
    """Whether staff may overrule this answer: a known person was refused on the way in."""
    refused = not answer.verdict.admitted and answer.person is not None
    return refused and answer.direction is Direction.ENTRY

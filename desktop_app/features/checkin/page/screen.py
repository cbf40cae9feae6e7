"""The check-in page: a scan or a name comes in, the verdict goes out, everything else follows after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.dialogs import ScannerTestDialog, SimulatorDialog
from desktop_app.features.checkin.page.answering import Answering
from desktop_app.features.checkin.page.asking import Asking
from desktop_app.features.checkin.page.camera import CameraTools
from desktop_app.features.checkin.page.checking_in import CheckingIn
from desktop_app.features.checkin.page.columns import LatestColumn, SearchColumn
from desktop_app.features.checkin.page.delegations import Delegations
from desktop_app.features.checkin.page.face import Wording
from desktop_app.features.checkin.page.finding import Finding
from desktop_app.features.checkin.page.following import Following
from desktop_app.features.checkin.page.handing_out import HandingOut
from desktop_app.features.checkin.page.here import Here
from desktop_app.features.checkin.page.kiosk import Kiosk
from desktop_app.features.checkin.page.points import PointChooser
from desktop_app.features.checkin.page.privacy import Privacy
from desktop_app.features.checkin.page.tools import Tools
from desktop_app.features.checkin.page.verdict_column import VerdictColumn
from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.sounds import Sound
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_app.features.checkin.queries import LatestScan
    from desktop_app.features.checkin.rules import Answer, Arrivals, Desk
    from desktop_app.features.checkin.rules.delegation import Delegation
    from desktop_app.kit.context import PageContext


class CheckinPage(Page):
    """Scan or find a person, see whether to let them in.

    Signals:
        badge_asked(str): print the badge of this attendee.
        badges_asked(object): print the badges of these attendees in one go.
        walk_in_asked(str): register somebody new; what was typed so far.
        card_scanned(CardCode): a meeting card was scanned or typed, which checks nobody in.
        session_asked(): people are to be checked in for a session of the programme.
    """

    badge_asked = Signal(str)
    badges_asked = Signal(object)
    walk_in_asked = Signal(str)
    card_scanned = Signal(object)
    session_asked = Signal()

    watched = frozenset(
        (
            "attendee",
            "organisation",
            "category",
            "checkin_point",
            "custom_field",
            "event",
            "hand_out",
            "handed_out",
            "scan",
            "annulment",
            "station",
        )
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wording = Wording(context.local, self)
        self.search = SearchColumn(self.wording)
        self.verdict = VerdictColumn()
        self.latest = LatestColumn(self.wording)
        self.chooser = PointChooser(context.settings)
        self._following = Following(context, self)
        self._here = Here(context, self._following, self.chooser, self)
        self._finding = Finding(context, self._here, self.search, self)
        self._checking_in = CheckingIn(context, self._here, self)
        self.answering = Answering(context, self._following, self.wording, self.verdict, self)
        self._asking = Asking(context, self._here, self.verdict, self)
        self._handing_out = HandingOut(context, self._here, self.wording, self.verdict, self)
        self.delegations = Delegations(context, self._here, self.wording, self.verdict.delegation, self)
        self.kiosk = Kiosk(context, self._here, self)
        self._build()
        self._connect()

    @property
    def answer(self) -> Answer | None:
        """The last answer given at this desk."""
        return self.answering.answer

    def check_in_person(self, attendee_id: str) -> None:
        """Check a person in who was chosen from a list."""
        self._look_again_if_hidden()
        self._checking_in.take_person(attendee_id)

    @override
    def refresh(self) -> None:
        self._here.look_around()
        self._handing_out.look_again()
        self._following.start()

    @override
    def set_locked(self, *, locked: bool) -> None:
        self.camera.pane.set_covered(covered=locked)

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", self.tr("Check in the code, or the chosen person")),
            KeyHint("↑ ↓", self.tr("Choose among the people found")),
            KeyHint("Esc", self.tr("Empty the field, or leave a question open")),
            KeyHint("Alt+1 … 9", self.tr("Hand out a thing, or take it back; Alt+0 everything")),
            KeyHint("1 … 9", self.tr("Answer a question of the desk; Enter goes on")),
            KeyHint("F2", self.tr("Walk-in")),
            KeyHint("F3", self.tr("Let in whom the rules refuse, with the reason")),
            KeyHint("F4", self.tr("Show the last verdict again")),
            KeyHint("F5", self.tr("Print the badge")),
            KeyHint("F6", self.tr("Check in the others of the guest's booking or organisation")),
            KeyHint("F7", self.tr("Next check-in point")),
            KeyHint("F8", self.tr("Undo, with the reason")),
            KeyHint("F9", self.tr("Cockpit")),
            KeyHint("F10", self.tr("Scan with the camera, or switch it off")),
            KeyHint("F12", self.tr("Hide names from guests; any other key shows them again")),
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._here.look_again()
        self.context.sounds.prepare_soon()
        self._fold()
        self._take_keyboard()
        self.privacy.watch()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self._take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.set_title(self.tr("Check-in"))
        self.tools = Tools(self.context, self._desk, self)
        self._scanner_test = tool_button("barcode", self.tr("Test the scanner"))
        self.camera = CameraTools(self.context, self, self.search.field)
        self.search.put_below_field(self.camera.pane)
        self.privacy = Privacy(
            self.context, self, self.verdict.card, (self.latest.latest, self.search.results)
        )
        self._simulator = tool_button("question", self.tr("What would happen?"))
        self._walk_in = self.add_primary(self.tr("Walk-in   F2"))
        # Before the primary button, from left to right.
        for place, part in enumerate(
            (
                self._simulator,
                self._scanner_test,
                self.camera.button,
                self.privacy.button,
                self.tools,
                self.chooser,
            )
        ):
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
        self.hand_focus_to(self.search.field)

    def _connect(self) -> None:
        self.context.scanner.scanned.connect(self._on_scanned)
        self._finding.code_entered.connect(self._on_code_entered)
        self._finding.person_chosen.connect(self._checking_in.take_person)
        self._finding.delegation_chosen.connect(self._on_delegation_chosen)
        self.delegations.checked_in.connect(self.answering.show_party)
        self._checking_in.begun.connect(self._finding.empty)
        self._checking_in.answered.connect(self.answering.show_answer)
        self._checking_in.failed.connect(self.answering.show_trouble)
        self.answering.badge_asked.connect(self.badge_asked)
        self.answering.shown.connect(self._asking.follow)
        self.answering.shown.connect(self._handing_out.follow)
        self._asking.answered.connect(self.answering.show_answer)
        self._asking.ended.connect(self._take_keyboard)
        self.kiosk.badges_asked.connect(self.badges_asked)
        self.answering.badges_asked.connect(self.badges_asked)
        self.answering.shown.connect(self.delegations.follow)
        self.answering.forgotten.connect(self._checking_in.forget_last_read)
        self.chooser.way_chosen.connect(self._on_way_chosen)
        self.latest.menu_asked.connect(self._on_menu_asked)
        self._here.hinted.connect(self.verdict.card.set_hint)
        self._following.scanned.connect(self._on_last_scans_read)
        self._following.counted.connect(self._on_counted)
        self.tools.person_opened.connect(self.person_opened)
        self.tools.session_asked.connect(self.session_asked)
        self._walk_in.clicked.connect(self._on_walk_in_asked)
        self._scanner_test.clicked.connect(self.test_scanner)
        self._simulator.clicked.connect(self._on_simulator_asked)
        for key, slot in (
            ("F2", self._on_walk_in_asked),
            ("F3", self.verdict.let_in.click),
            ("F4", self.answering.show_again),
            ("F5", self.answering.ask_badge),
            ("F6", self.delegations.ask),
            ("F7", self.chooser.choose_next),
            ("F8", self.verdict.undo.click),
        ):
            self._add_key(key, slot)

    def _add_key(self, key: str, slot: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _fold(self) -> None:
        """The last scans fold away before anything else is cut."""
        least = self.search.minimumWidth() + self.verdict.minimumWidth() + 3 * Space.WIDE
        self.setMinimumWidth(least)
        self.latest.setVisible(self.width() >= least + self.latest.minimumWidth() + Space.WIDE)

    # --- what comes in ---------------------------------------------------------------------------------

    def _on_scanned(self, text: str) -> None:
        # A menu of reasons is about the guest before: its keys must not act under the next one's card.
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        if self.kiosk.running:
            self.kiosk.take_scan(text)
            return
        if self.tools.takes_scan(text, self._here.prefix) or self.delegations.takes_scan(text):
            return
        if QApplication.activeModalWidget() is not None:
            self.context.sounds.play(Sound.ATTENTION)
            self.context.toaster.say(self.tr("Close the open window first, then scan again."))
            return
        if self._takes_card(text):
            return
        self._look_again_if_hidden()
        if not self.isVisible():
            self.room_opened.emit("checkin", "")
        self._checking_in.take_code(text)

    def _on_code_entered(self, text: str) -> None:
        if not self._takes_card(text):
            self._checking_in.take_code(text)

    def _takes_card(self, text: str) -> bool:
        """Hand a meeting card on to who knows what it says; it opens no door."""
        code = read_card_code(text, prefix=self._here.prefix)
        if code is None:
            return False
        self._finding.empty()
        self.card_scanned.emit(code)
        return True

    def _look_again_if_hidden(self) -> None:
        """A hidden page does not follow what changes: no scan is decided by what stood there before."""
        if not self.isVisible():
            self._here.look_again()

    def _on_delegation_chosen(self, delegation: Delegation) -> None:
        self._finding.empty()
        self.delegations.open((delegation,))

    def _on_way_chosen(self) -> None:
        self._checking_in.forget_last_read()
        self._asking.leave()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Give the keyboard to the open question, else to the field."""
        (self.verdict.questions if self.verdict.questions.isVisible() else self.search.field).setFocus()

    def _desk(self) -> Desk | None:
        return self._here.desk

    # --- what can be asked for --------------------------------------------------------------------------

    def _on_walk_in_asked(self) -> None:
        self.walk_in_asked.emit(self._finding.take_typed())

    def ask_session(self) -> None:
        """Ask for which session of the programme people are to be checked in."""
        self.session_asked.emit()

    def stand_at(self, point_id: str) -> None:
        """Stand at this check-in point from now on."""
        self._here.look_again()
        self.chooser.stand_at(point_id)

    def test_scanner(self) -> None:
        """Open the window that shows what the scanner really types."""
        ScannerTestDialog(self.context, self).open()

    def toggle_camera(self) -> None:
        """Switch the camera on, or off again."""
        self.camera.toggle()

    def read_picture(self) -> None:
        """Read the code in a picture that somebody has as a file."""
        self.camera.ask_for_picture()

    def begin_kiosk(self) -> None:
        """Give the screen to guests who check in by themselves."""
        self.kiosk.begin(camera=self.camera.pane.on)

    def show_cockpit(self) -> None:
        """Open the window that tells how the doors are doing."""
        self.tools.show_cockpit()

    def save_door_list(self) -> None:
        """Save the list for pen and paper."""
        self.tools.save_door_list()

    def enter_door_list(self) -> None:
        """Take a ticked list back."""
        self.tools.enter_door_list()

    def show_hand_outs(self) -> None:
        """Open the window that counts what people are given."""
        self.tools.show_hand_outs()

    def ask_what_would_happen(self, point_id: str = "", attendee_id: str = "") -> None:
        """Open the simulator, at a point, with a person; else with the one who was answered last."""
        dialog = SimulatorDialog(self.context, self.wording.face, self.window())
        here = self.chooser.way
        dialog.choose_point(point_id or (here.point_id if here else ""))
        if not attendee_id and self.answer is not None and self.answer.person is not None:
            attendee_id = self.answer.person.attendee_id
        if attendee_id:
            dialog.choose_person(attendee_id)
        dialog.open()

    def _on_simulator_asked(self) -> None:
        self.ask_what_would_happen()

    def _on_menu_asked(self, scan_id: str, place: QPoint) -> None:
        scan = next((scan for scan in self.latest.latest.scans if scan.scan_id == scan_id), None)
        if scan is not None:
            self.answering.ask_about(scan, place)

    # --- what follows ---------------------------------------------------------------------------------

    def _on_last_scans_read(self, scans: Sequence[LatestScan]) -> None:
        self.latest.show_scans(scans)
        self.answering.compare(scans)
        self.delegations.offer()
        self._finding.search_again()

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

"""Self check-in as the check-in page offers it: beginning, deciding like the desk, and the way back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.errors import Refused
from desktop_app.features.checkin.page.checking_in import CheckingIn
from desktop_app.features.checkin.page.kiosk.window import KioskWindow
from desktop_app.features.checkin.page.kiosk.wording import KioskWording
from desktop_app.features.checkin.page.printing import EntryPrinting
from desktop_app.features.checkin.queries import (
    are_letters_known,
    event_title,
    greeted_as,
    guest_of,
    has_printer,
)
from desktop_app.features.checkin.rules import Direction, Told, told_of
from desktop_app.kit.habits import Habits
from desktop_app.kit.refusals import words_of
from desktop_app.kit.sounds import Sound
from desktop_app.kit.widgets import Shape
from desktop_app.staff import Tries

if TYPE_CHECKING:
    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.page.points import Way
    from desktop_app.features.checkin.rules import Answer
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.page import Page

_CAMERA: Final = "station/kiosk_camera"
_GUEST: Final = "guest"
_WAITING_GUESTS: Final = timedelta(minutes=1)


class Kiosk(QObject):
    """Hides the desk behind a screen for guests until somebody of the staff types a PIN.

    Signals:
        badges_asked(object): print the badges of these attendees.
    """

    badges_asked = Signal(object)

    def __init__(self, context: PageContext, here: Here, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._here = here
        self._page = page
        self._wording = KioskWording(context.local, self)
        self._checking_in = CheckingIn(context, here, self, gives=False)
        context.signals.changed.connect(self._on_changed)
        self._printing = EntryPrinting(context, self)
        self._tries = Tries(longest=_WAITING_GUESTS)
        self.window: KioskWindow | None = None
        self._way: Way | None = None
        self._checking_in.answered.connect(self._on_answered)
        self._checking_in.failed.connect(self._on_failed)
        self._printing.badges_asked.connect(self._on_badges_asked)

    @property
    def running(self) -> bool:
        """Whether the screen belongs to guests."""
        return self.window is not None

    def why_not(self) -> str:
        """Why self check-in cannot begin, as a sentence; "" where it can."""
        if not any(worker.has_pin for worker in self._context.duty.workers):
            return self.tr(
                "Set a PIN for somebody in Setup, Staff, first: without one nobody could leave it."
            )
        if self._here.desk is None:
            return self.tr("Add a check-in point in Setup first.")
        if self._here.direction is Direction.EXIT:
            return self.tr("This point leads out. Choose one that leads in, then begin.")
        return ""

    def begin(self, *, camera: bool = False) -> bool:
        """Give the screen to guests; False, with a sentence, where that cannot be."""
        self._here.look_again()
        self._here.look_around()
        why_not = self.why_not()
        if why_not:
            self._remember(running=False)
            self._context.toaster.say(why_not)
            return False
        self._remember(running=True, camera=camera)
        self._way = self._here.way
        # From here on nobody works at this desk, and who comes back says who they are.
        self._context.duty.sign_out()
        title = self._context.store.read(event_title, self._context.event_id)
        self.window = KioskWindow(title, self._context.settings)
        self.window.name_given.connect(self._on_name_given)
        self.window.pin_given.connect(self._on_pin_given)
        self.window.code_read.connect(self.take_scan)
        self.window.cover_screen()
        self._hide_desk()
        # Once the desk is gone: a window that goes takes the keyboard with it.
        QTimer.singleShot(0, self.window, self.window.activateWindow)
        self.window.camera.switch(on=camera)
        return True

    def resume(self) -> bool:
        """Go on where the program ended in a guest's hands: by a crash, or by a pulled plug."""
        settings = self._context.settings
        if not Habits(settings).lent_to_guests:
            return False
        return self.begin(camera=settings.value(_CAMERA) == "yes")

    def take_scan(self, text: str) -> None:
        """Check in the guest who holds this code."""
        if self.window is None or self.window.stack.currentWidget() is self.window.staff:
            return
        if self._stands():
            self._checking_in.take_code(text)
        else:
            self._tell(Told.DESK)

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Follow what other desks change: the page itself, hidden, would wait until it is seen."""
        if self.running and tables & type(self._page).watched:
            self._page.refresh()

    def _stands(self) -> bool:
        """Whether the point and the way are those it began at: no guest is taken to another one unasked."""
        self._here.look_again()
        return self._here.way == self._way

    # --- guests ------------------------------------------------------------------------------------------

    def _on_name_given(self, name: str, letters: str) -> None:
        now = self._context.now()
        if self._tries.seconds_left(now):
            self._show_pause()
            return
        if not self._stands():
            self._tell(Told.DESK)
            return
        found = self._context.store.read(guest_of, self._context.event_id, name, letters)
        if found is not None:
            self._checking_in.take_person(found)
            return
        if not self._context.store.read(are_letters_known, self._context.event_id, letters):
            self._tries = self._tries.failed(_GUEST, now)
        if self._tries.seconds_left(now):
            self._show_pause()
        else:
            self._tell(Told.NOT_FOUND)

    def _on_answered(self, answer: Answer) -> None:
        told = told_of(answer)
        if answer.verdict.admitted:
            self._tries = self._tries.passed(_GUEST)
        name = ""
        if answer.person is not None:
            name = self._context.store.read(greeted_as, answer.person.attendee_id)
        self._tell(told, name, answer)
        self._printing.follow(answer)

    def _on_failed(self, _refused: Refused) -> None:
        # A full disk is the desk's affair; it is in the log and comes up there again.
        self._tell(Told.DESK)

    def _tell(self, told: Told, name: str = "", answer: Answer | None = None) -> None:
        if self.window is None:
            return
        message = self._wording.message(told, name, answer)
        self.window.tell(message)
        good = message.shape is Shape.ADMITTED
        self._context.sounds.play(Sound.ADMITTED if good else Sound.ATTENTION)

    def _show_pause(self) -> None:
        if self.window is not None:
            self.window.tell(self._wording.pause())

    def _on_badges_asked(self, attendee_ids: list[str]) -> None:
        if self.window is not None:
            printed = self._context.store.read(has_printer, self._context.store.station)
            self.window.add_about_badge(self._wording.badge(printed=printed))
        self.badges_asked.emit(attendee_ids)

    # --- the staff ---------------------------------------------------------------------------------------

    def _on_pin_given(self, pin: str) -> None:
        window, duty = self.window, self._context.duty
        if window is None:
            return
        try:
            worker = duty.prove_any(pin)
        except Refused as refused:
            window.staff.complain(words_of(refused))
            return
        self._remember(running=False)
        self.window = None
        window.leave_to(self._page.window())
        duty.admit(worker)

    def _hide_desk(self) -> None:
        for shown in QApplication.topLevelWidgets():
            if shown is not self.window and shown.isVisible():
                shown.hide()

    def _remember(self, *, running: bool, camera: bool = False) -> None:
        """Keep on this computer, at once, that the screen is the guests'."""
        settings = self._context.settings
        Habits(settings).lent_to_guests = running
        settings.setValue(_CAMERA, "yes" if camera else "no")
        settings.sync()

"""Delegations at the desk: the offer on the card, the window that it opens, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.features.checkin.dialogs.delegation import DelegationDialog
from desktop_app.features.checkin.page.face import Face, handed
from desktop_app.features.checkin.queries.delegation import delegations_of
from desktop_app.features.checkin.rules import Direction, Status
from desktop_app.features.checkin.rules.delegation import Bond
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.delegation_line import DelegationLine
    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.rules import Answer
    from desktop_app.features.checkin.rules.delegation import Delegation
    from desktop_app.kit.context import PageContext

_MOST_BOXES: Final = 12


class Delegations(QObject):
    """Offers to check in the others of the guest's booking or organisation.

    Signals:
        checked_in(object, object): the `Face` of a delegation that came, and the answers to its people.
    """

    checked_in = Signal(object, object)

    def __init__(
        self, context: PageContext, here: Here, wording: Wording, line: DelegationLine, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._here = here
        self._wording = wording
        self._line = line
        self._page = page
        self._guest = ""
        self._dialog: DelegationDialog | None = None
        line.clicked.connect(self.ask)

    @property
    def dialog(self) -> DelegationDialog | None:
        """The window with the people to tick, once it was asked for."""
        return self._dialog

    def follow(self, answer: Answer | None) -> None:
        """Take the offer of the guest before away; the next one is read when the desk has a moment."""
        enters = answer is not None and answer.direction is Direction.ENTRY
        self._guest = answer.person.attendee_id if answer and answer.person and enters else ""
        self._line.say("")

    def offer(self) -> None:
        """Say how many of the guest's delegation are here, as long as somebody is missing."""
        waited_for = [each for each in self._of_guest() if each.missing]
        self._line.say(self._words(waited_for[0]) if waited_for else "")

    def ask(self) -> None:
        """Open the window for whoever stands on the card."""
        found = self._of_guest()
        if found:
            self.open(sorted(found, key=_is_complete))

    def open(self, delegations: Sequence[Delegation]) -> None:
        """Open the window on these: the first is shown."""
        desk = self._here.desk
        if desk is None:
            return
        if self._dialog is None:
            self._dialog = DelegationDialog(self._context, self._wording, self._page)
            self._dialog.checked_in.connect(self._on_checked_in)
        self._dialog.serve(desk, delegations)
        self._dialog.open()

    def takes_scan(self, text: str) -> bool:
        """Give a scan to the open window; a stranger's closes it, and is taken like any other."""
        dialog = self._dialog
        if dialog is None or QApplication.activeModalWidget() is not dialog:
            return False
        if dialog.takes_scan(text, self._here.prefix):
            return True
        return not dialog.give_way()

    def _of_guest(self) -> tuple[Delegation, ...]:
        desk = self._here.desk
        if desk is None or not self._guest:
            return ()
        return self._context.store.read(delegations_of, desk, self._guest, self._context.now())

    def _words(self, delegation: Delegation) -> str:
        if delegation.bond is Bond.BOOKING:
            words = self.tr("{here} of {people} of booking {name} are here")
        else:
            words = self.tr("{here} of {people} of {name} are here")
        return words.format(here=delegation.here, people=delegation.people, name=delegation.name)

    def _on_checked_in(self, delegation: Delegation, answers: Sequence[Answer]) -> None:
        self.checked_in.emit(self._face(delegation, answers), answers)
        admitted = sum(answer.verdict.admitted for answer in answers)
        if admitted:
            self._context.toaster.say_undoable(self.tr("%n people were checked in together.", "", admitted))

    def _face(self, delegation: Delegation, answers: Sequence[Answer]) -> Face:
        admitted = [answer for answer in answers if answer.verdict.admitted]
        refused = [answer for answer in answers if not answer.verdict.admitted]
        heard = any(answer.verdict.status is Status.ATTENTION for answer in admitted)
        shape = Shape.REFUSED if not admitted else Shape.ATTENTION if refused or heard else Shape.ADMITTED
        things = Counter(thing for answer in admitted for thing in handed(answer))
        names = ", ".join(answer.person.name for answer in refused if answer.person)
        notes = [answer.person for answer in admitted if answer.person and answer.person.note]
        return Face(
            shape=shape,
            word=self.tr("%n admitted", "", len(admitted)),
            where=f"{answers[0].point}  ·  {self._wording.clock(answers[0].at, seconds=True)}",
            name=delegation.name,
            sentence=self.tr("Not let in: {names}").format(names=names) if names else "",
            note="\n".join(f"{person.name}: {person.note}" for person in notes),
            hand_out=tuple(f"{count} × {thing}" for thing, count in things.items()),
            box=self._boxes(admitted),
        )

    def _boxes(self, admitted: Sequence[Answer]) -> str:
        """Where their badges lie, as many as one can look for at once."""
        boxes = [
            each.person.box for each in admitted if each.person and not each.reprinted and each.person.box
        ]
        if not boxes:
            return ""
        more = ["…"] if len(boxes) > _MOST_BOXES else []
        return self.tr("Badges: {boxes}").format(boxes=", ".join([*boxes[:_MOST_BOXES], *more]))


def _is_complete(delegation: Delegation) -> bool:
    return not delegation.missing

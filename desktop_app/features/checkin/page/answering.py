"""The answer that stands on the card, and what can be done with it: print, take back, let in all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal

from desktop_app.features.checkin.page.overruling import Overruling
from desktop_app.features.checkin.page.printing import EntryPrinting
from desktop_app.features.checkin.page.taking_back import TakingBack
from desktop_app.features.checkin.rules import Answer, Direction, Status
from desktop_app.kit.refusals import words_of
from desktop_app.kit.sounds import Sound
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import Refused
    from desktop_app.features.checkin.page.face import Face, Wording
    from desktop_app.features.checkin.page.following import Following
    from desktop_app.features.checkin.page.verdict_column import VerdictColumn
    from desktop_app.features.checkin.queries import LatestScan
    from desktop_app.kit.context import PageContext

_SOUNDS: Final = {
    Status.ADMITTED: Sound.ADMITTED,
    Status.ATTENTION: Sound.ATTENTION,
    Status.INSIDE: Sound.REFUSED,
    Status.REFUSED: Sound.REFUSED,
}

_PARTY_SOUNDS: Final = {
    Shape.ADMITTED: Sound.ADMITTED,
    Shape.ATTENTION: Sound.ATTENTION,
    Shape.REFUSED: Sound.REFUSED,
}


class Answering(QObject):
    """Shows an answer, makes it heard, and acts on it.

    Signals:
        badge_asked(str): staff want the badge of this attendee.
        badges_asked(object): the point wants the badges of these attendees, in one go.
        forgotten(): a check-in was taken back, so its code means something new again.
        shown(object): the `Answer` that stands on the card now, None where that is none.
    """

    badge_asked = Signal(str)
    badges_asked = Signal(object)
    forgotten = Signal()
    shown = Signal(object)

    def __init__(
        self,
        context: PageContext,
        following: Following,
        wording: Wording,
        column: VerdictColumn,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._wording = wording
        self._column = column
        self._answer: Answer | None = None
        self._party: frozenset[str] = frozenset()
        self.taking_back = TakingBack(context, following, wording, page)
        self.overruling = Overruling(context, following, wording, page)
        self._printing = EntryPrinting(context, self)
        self.taking_back.taken_back.connect(self._on_taken_back)
        self.overruling.let_in.connect(self.show_answer)
        self._printing.badges_asked.connect(self.badges_asked)
        column.badge_asked.connect(self.ask_badge)
        column.undo_asked.connect(self._on_undo_asked)
        column.let_in_asked.connect(self._on_let_in_asked)

    @property
    def answer(self) -> Answer | None:
        """The last answer given at this desk."""
        return self._answer

    def show_answer(self, answer: Answer) -> None:
        """Paint the verdict, then let it be heard; everything else follows after."""
        self._column.card.show_face(self._wording.face(answer))
        self._column.card.repaint()
        self._put(answer)
        self._context.sounds.play(Sound.ATTENTION if answer.asks else _SOUNDS[answer.verdict.status])
        self._column.offer(
            badge=answer.person is not None and answer.verdict.status is not Status.REFUSED,
            undo=answer.verdict.admitted,
            again=True,
            let_in=_may_be_let_in(answer),
        )
        self._printing.follow(answer)
        self.shown.emit(answer)

    def show_party(self, face: Face, answers: Sequence[Answer]) -> None:
        """Show what became of people who came together, and print what their entries ask for."""
        self._column.card.show_face(face)
        self._put(None, answers)
        self._context.sounds.play(_PARTY_SOUNDS[face.shape])
        self._column.offer(badge=False, undo=False, again=True)
        for answer in answers:
            self._printing.follow(answer)
        self.shown.emit(None)

    def show_trouble(self, refused: Refused) -> None:
        """Nothing was saved, so nobody was let in: say so as loudly as a refusal."""
        self._put(None)
        self._column.card.show_face(self._wording.trouble(words_of(refused), self._context.now()))
        self._context.sounds.play(Sound.REFUSED)
        self._column.offer(badge=False, undo=False, again=False)
        self.shown.emit(None)

    def ask_badge(self) -> None:
        """Print the badge of who stands on the card."""
        offered = self._column.badge.isEnabled()
        if offered and self._answer is not None and self._answer.person is not None:
            self.badge_asked.emit(self._answer.person.attendee_id)

    def show_again(self) -> None:
        """Show the last verdict again, once it has dimmed."""
        if self._column.card.face is not None:
            self._column.card.reveal()

    def ask_about(self, scan: LatestScan, place: QPoint) -> None:
        """Offer at a place on the screen what can be done with one of the last scans."""
        if scan.annulled:
            return
        if scan.status in {Status.ADMITTED, Status.ATTENTION}:
            self.taking_back.ask(scan.scan_id, place)
        elif scan.attendee_id and scan.direction is Direction.ENTRY:
            self.overruling.ask(scan.scan_id, place)

    def compare(self, scans: Sequence[LatestScan]) -> None:
        """Take the card away where one of the last scans is its own and was taken back elsewhere."""
        taken_back = {scan.scan_id for scan in scans if scan.annulled}
        if self._answer is not None and self._answer.scan_id in taken_back:
            self._on_taken_back(self._answer.scan_id)
        if self._party & taken_back:
            self._show_nobody()

    def _on_undo_asked(self, place: QPoint) -> None:
        if self._answer is not None:
            self.taking_back.ask(self._answer.scan_id, place, above=True)

    def _on_let_in_asked(self, place: QPoint) -> None:
        if self._answer is not None:
            self.overruling.ask(self._answer.scan_id, place, above=True)

    def _on_taken_back(self, scan_id: str) -> None:
        self.forgotten.emit()
        if self._answer is not None and self._answer.scan_id == scan_id:
            self._show_nobody()

    def _show_nobody(self) -> None:
        self._put(None)
        self._column.card.show_face(None)
        self._column.offer(badge=False, undo=False, again=False)
        self.shown.emit(None)

    def _put(self, answer: Answer | None, party: Sequence[Answer] = ()) -> None:
        self._answer = answer
        self._party = frozenset(each.scan_id for each in party)


def _may_be_let_in(answer: Answer) -> bool:
    """Whether staff may overrule this answer: a known person was refused on the way in."""
    refused = not answer.verdict.admitted and answer.person is not None
    return refused and answer.direction is Direction.ENTRY

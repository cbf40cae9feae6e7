"""The session and the meetings that await a guest, as lines of the verdict card: in words, and painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt
from typing_extensions import override

from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.kit.theme import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from PySide6.QtGui import QPainter

    from desktop_app.features.checkin.page.lettering import Lettering
    from desktop_app.features.checkin.page.parts import Part
    from desktop_app.features.checkin.rules.awaiting import NextMeeting, NextSession
    from desktop_app.kit.theme import Tokens

# So many meetings stand on the card; the whole list is on the guest's meeting card.
_SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class AwaitedLine:
    """One meeting in words: when, where, with whom, and whether the partner is here; or how many more.

    Of a session, `when` says all but the title, which `title` has.
    """

    when: str
    where: str = ""
    partner: str = ""
    status: str = ""
    here: bool = False
    title: str = ""

    @override
    def __str__(self) -> str:
        """The line as it is read aloud."""
        return "  ·  ".join(filter(None, (self.when, self.title, self.where, self.partner, self.status)))


class AwaitedWords(QObject):
    """Tells the meetings of a guest; ``clock`` gives a time as the venue's clocks show it."""

    def __init__(self, clock: Callable[[datetime], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def lines(self, meetings: Sequence[NextMeeting]) -> Iterator[AwaitedLine]:
        """A line for each of the next meetings, and one for those that are left over."""
        for meeting in meetings[:_SHOWN]:
            here = all(partner.here for partner in meeting.partners)
            yield AwaitedLine(
                when=self._clock(meeting.starts),
                where=self.tr("Table {table}").format(table=meeting.table),
                partner=", ".join(filter(None, _partner(meeting))),
                status=self.tr("here") if here else self.tr("not here yet"),
                here=here,
            )
        if (more := len(meetings) - _SHOWN) > 0:
            yield AwaitedLine(self.tr("and %n more meetings", "", more))

    def session(self, session: NextSession) -> AwaitedLine:
        """The line for the session that the guest goes to next."""
        words = self._where(session) if session.room else self._when(session)
        when = words.format(time=self._clock(session.starts), room=session.room)
        return AwaitedLine(when, title=session.title)

    def _where(self, session: NextSession) -> str:
        return {
            Attending.SPEAKS: self.tr("Speaks {time} in {room}"),
            Attending.MODERATES: self.tr("Moderates {time} in {room}"),
            Attending.LISTENS: self.tr("Signed up: {time} in {room}"),
        }[session.attends]

    def _when(self, session: NextSession) -> str:
        return {
            Attending.SPEAKS: self.tr("Speaks {time}"),
            Attending.MODERATES: self.tr("Moderates {time}"),
            Attending.LISTENS: self.tr("Signed up: {time}"),
        }[session.attends]


def _partner(meeting: NextMeeting) -> Iterator[str]:
    """The partners' names and, once, where they come from."""
    yield from (partner.name for partner in meeting.partners)
    yield from dict.fromkeys(partner.organisation for partner in meeting.partners)


def awaited(lines: Sequence[AwaitedLine], lettering: Lettering, tokens: Tokens, room: float) -> Part:
    """The lines in columns, each on one line of the card: a partner's name that is too long is cut."""
    if not lines:
        return None
    plain, strong = lettering.letter(Type.BASE), lettering.letter(Type.BASE, strong=True)
    step = plain.tall + Space.HAIR
    gap = float(Space.MEDIUM)
    table = max((strong.width(line.when) for line in lines if line.where), default=0.0) + gap
    partner = table + max(plain.width(line.where) for line in lines) + gap
    status = max(plain.width(line.status) for line in lines) + gap

    def paint(painter: QPainter, place: QPointF) -> None:
        for number, line in enumerate(lines):
            left = place + QPointF(0, number * step)
            if line.title:
                _draw_session(painter, left, line, room)
                continue
            if not line.where:
                plain.draw(painter, left, room, line.when, tokens.muted)
                continue
            strong.draw(painter, left, room, line.when, tokens.text)
            plain.draw(painter, left + QPointF(table, 0), room, line.where, tokens.text)
            wide = room - partner - status
            words = plain.metrics.elidedText(line.partner, Qt.TextElideMode.ElideRight, wide)
            plain.draw(painter, left + QPointF(partner, 0), wide + 1, words, tokens.text)
            colour = tokens.admitted if line.here else tokens.muted
            start = room - plain.width(line.status)
            plain.draw(painter, left + QPointF(start, 0), room, line.status, colour)

    def _draw_session(painter: QPainter, left: QPointF, line: AwaitedLine, room: float) -> None:
        elide = Qt.TextElideMode.ElideRight
        when = strong.metrics.elidedText(line.when, elide, room)
        strong.draw(painter, left, room + 1, when, tokens.text)
        start = strong.width(when) + gap
        if room - start > gap:
            title = plain.metrics.elidedText(line.title, elide, room - start)
            plain.draw(painter, left + QPointF(start, 0), room - start + 1, title, tokens.text)

    return len(lines) * step - Space.HAIR, paint

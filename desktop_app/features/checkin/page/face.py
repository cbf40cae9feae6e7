"""What the verdict card shows, composed: a stored answer turned into words, a shape and a colour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject
from typing_extensions import override

from desktop_app.features.checkin.page.awaiting import AwaitedWords
from desktop_app.features.checkin.rules import (
    AnnulReason,
    Direction,
    OverrideReason,
    Reason,
    Status,
    show_code,
)
from desktop_app.kit.dates import moment_words
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop_app.features.checkin.page.awaiting import AwaitedLine
    from desktop_app.features.checkin.rules import Answer, Passage
    from desktop_app.features.checkin.rules.delegation import Delegation
    from desktop_app.kit.theme import State

SHAPES = {
    Status.ADMITTED: Shape.ADMITTED,
    Status.ATTENTION: Shape.ATTENTION,
    Status.INSIDE: Shape.REFUSED,
    Status.REFUSED: Shape.REFUSED,
}

# So many questions are named in the sentence: it is read while a guest waits.
_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Face:
    """One card: ``word`` and ``where`` stand in the band, ``sentence`` says what to tell the guest.

    ``box`` says where the badge lies; it is struck where ``box_gone`` says why it lies there no more.
    ``meetings`` are lines, one for the talk that awaits the guest and one for each meeting.
    """

    shape: Shape
    word: str
    where: str
    name: str = ""
    code: str = ""
    organisation: str = ""
    country: str = ""
    category: str = ""
    colour: str = ""
    sentence: str = ""
    answers: str = ""
    meetings: tuple[AwaitedLine, ...] = field(default=())
    note: str = ""
    hand_out: tuple[str, ...] = field(default=())
    box: str = ""
    box_gone: str = ""

    @property
    def state(self) -> State:
        """The colour of the band."""
        return self.shape.value

    @property
    def initials(self) -> str:
        """What is left of the name once the card has dimmed."""
        return " ".join(f"{word[0]}." for word in self.name.split()[:3])

    @override
    def __str__(self) -> str:
        """Everything in reading order, for screen readers."""
        lines = (
            self.word,
            self.name,
            self.code,
            self.organisation,
            self.country,
            self.category,
            self.sentence,
            self.answers,
            *map(str, self.meetings),
            self.box,
            self.box_gone,
            self.note,
            ", ".join(self.hand_out),
            self.where,
        )
        return "\n".join(line for line in lines if line)


class Wording(QObject):
    """Turns verdicts into the words of the screen's language."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject | None = None) -> None:
        """Tell times as ``local`` gives them."""
        super().__init__(parent)
        self._local = local
        self._awaited = AwaitedWords(self.clock, self)

    def face(self, answer: Answer) -> Face:
        """The card for an answer."""
        person = answer.person
        where = f"{answer.point}  ·  {self.clock(answer.at, seconds=True)}"
        decision = answer.verdict
        shape = Shape.ATTENTION if answer.asks else SHAPES[decision.status]
        word = self.word(decision.status, decision.reason)
        if person is None:
            code = show_code(answer.raw_code.strip())
            sentence = self.sentence(answer)
            return Face(shape, word, where, code=code, sentence=sentence)
        return Face(
            shape=shape,
            word=word,
            where=where,
            name=person.name,
            organisation=person.organisation,
            country=country_name(person.country),
            category=person.category,
            colour=person.colour,
            sentence=self.sentence(answer),
            answers=self._answers(answer),
            meetings=self._awaiting(answer),
            note=person.note,
            # Where things are ticked below the card, the category's list stands there too.
            hand_out=hints(answer) if answer.verdict.admitted and not answer.things else (),
            box=self._box(answer),
            box_gone=self.tr("Reprinted: not in the box") if self._box(answer) and answer.reprinted else "",
        )

    def _awaiting(self, answer: Answer) -> tuple[AwaitedLine, ...]:
        session = () if answer.session is None else (self._awaited.session(answer.session),)
        return (*session, *self._awaited.lines(answer.meetings))

    def _box(self, answer: Answer) -> str:
        """Where the badge of somebody who comes in lies."""
        enters = answer.verdict.admitted and answer.direction is Direction.ENTRY
        if answer.person is None or not answer.person.box or not enters:
            return ""
        return self.tr("Badge: {box}").format(box=answer.person.box)

    def trouble(self, sentence: str, at: datetime) -> Face:
        """The card for a scan that could not be saved: nobody was let in."""
        return Face(Shape.REFUSED, self.tr("Not saved"), self.clock(at, seconds=True), sentence=sentence)

    def word(self, status: Status, reason: str = "") -> str:
        """The one word of the band, and of the last scans."""
        if reason == Reason.LEFT:
            return self.tr("Checked out")
        if reason == Reason.FORCED:
            return self.tr("Let in by the staff")
        if reason == Reason.INCOMPLETE:
            return self.tr("Question open")
        return {
            Status.ADMITTED: self.tr("Admitted"),
            Status.ATTENTION: self.tr("Admitted – attention"),
            Status.INSIDE: self.tr("Already inside"),
            Status.REFUSED: self.tr("Refused"),
        }[status]

    def sentence(self, answer: Answer) -> str:
        """What a guest understands; empty where the word says it all."""
        decision = answer.verdict.told
        if decision.earlier is not None and decision.reason is Reason.INSIDE:
            return self._inside(decision.earlier)
        text = self._sentences().get(decision.reason, "")
        limit = "" if decision.limit is None else self._moment(decision.limit, answer.at)
        since = "" if decision.earlier is None else self._moment(decision.earlier.at, answer.at)
        admits = QLocale().createSeparatedList(list(answer.admits))
        labels = [question.label.rstrip(" ?:.") for question in answer.questions]
        asked = ", ".join(labels[:_NAMED])
        if len(labels) > _NAMED:
            asked = self.tr("{questions} and more").format(questions=asked)
        return text.format(point=answer.point, limit=limit, since=since, admits=admits, questions=asked)

    def _answers(self, answer: Answer) -> str:
        """What the guest answered earlier, as far as the desk is to see it."""
        words = {"yes": self.tr("yes"), "no": self.tr("no")}
        shown = (f"{label}: {words.get(value, value)}" for label, value in answer.shown)
        return "  ·  ".join(shown)

    def _inside(self, earlier: Passage) -> str:
        when, where = self.clock(earlier.at), earlier.point
        if earlier.by:
            text = self.tr("Came in at {time} through {point} ({by}).")
            return text.format(time=when, point=where, by=earlier.by)
        return self.tr("Came in at {time} through {point}.").format(time=when, point=where)

    def _sentences(self) -> dict[Reason, str]:
        return {
            Reason.RETURNED: self.tr("Welcome back."),
            Reason.UNKNOWN: self.tr(
                "This code is not on our list. Search by name, or register a walk-in with F2."
            ),
            Reason.MISREAD: self.tr("This code was mistyped or misread. Please scan it again."),
            Reason.AMBIGUOUS: self.tr("Several people hold this code. Search by name."),
            Reason.REVOKED: self.tr("This badge was replaced by a newer one. Please show the new badge."),
            Reason.ERASED: self.tr(
                "This registration was erased, so its badge opens no door. Register a walk-in with F2."
            ),
            Reason.CANCELLED: self.tr("This registration was cancelled. Please ask at the information desk."),
            Reason.DECLINED: self.tr(
                "This registration was not accepted. Please ask at the information desk."
            ),
            Reason.WAITLISTED: self.tr("This registration is still on the waiting list. Please wait here."),
            Reason.DIRECTION: self.tr("{point} does not lead this way. Please use the other door."),
            Reason.NOT_YET: self.tr("{point} opens at {limit}. Please come back then."),
            Reason.CLOSED: self.tr("{point} closed at {limit}."),
            Reason.CATEGORY: self.tr("{point} is for: {admits}. Please use the main entrance."),
            Reason.NOT_CHOSEN: self.tr("{point} is for those who signed up for it."),
            Reason.FULL: self.tr("{point} is full. Please wait until somebody leaves."),
            Reason.INCOMPLETE: self.tr("Please ask first: {questions}."),
            Reason.ONCE: self.tr("{point} lets each guest in once, and you came in at {since}."),
            Reason.TODAY: self.tr(
                "{point} lets each guest in once a day, and you came in at {since}. Please come tomorrow."
            ),
            Reason.FORCED: self.tr("By its rules {point} would have refused."),
        }

    def annul_reason(self, reason: AnnulReason) -> str:
        """Why a check-in is taken back, as the menu says it."""
        return {
            AnnulReason.WRONG_PERSON: self.tr("Wrong person"),
            AnnulReason.BY_MISTAKE: self.tr("Scanned by mistake"),
            AnnulReason.TURNED_AWAY: self.tr("Turned away at the door"),
        }[reason]

    def override_reason(self, reason: OverrideReason) -> str:
        """Why somebody is let in against the rules, as the menu says it."""
        return {
            OverrideReason.AGREED: self.tr("The organiser agrees"),
            OverrideReason.LIST_WRONG: self.tr("Our list is wrong"),
            OverrideReason.WENT_OUT: self.tr("Went out without a scan"),
        }[reason]

    def registration(self, status: str) -> str:
        """What became of a registration, where it is not simply there."""
        if status == "registered":  # nearly everybody; asked for each row that is painted
            return ""
        return {
            "waitlisted": self.tr("Waiting list"),
            "cancelled": self.tr("Cancelled"),
            "declined": self.tr("Declined"),
        }.get(status, "")

    def delegation(self, delegation: Delegation) -> str:
        """How many came together, and how many of them are here."""
        words = self.tr("%n people, {here} here", "", delegation.people)
        return words.format(here=delegation.here)

    def clock(self, at: datetime, *, seconds: bool = False) -> str:
        """The time of day at the venue."""
        return self._local(at).strftime("%H:%M:%S" if seconds else "%H:%M")

    def _moment(self, at: datetime, now: datetime) -> str:
        """The time, with the day where it is another one."""
        local = self._local(at)
        same_day = local.date() == self._local(now).date()
        return local.strftime("%H:%M") if same_day else moment_words(local)


def hints(answer: Answer) -> tuple[str, ...]:
    """What the category's list says to hand out beside the things to tick, each with a capital.

    A list is typed, chips stand alone.
    """
    ticked = {thing.name.casefold() for thing in answer.things}
    listed = answer.person.hand_out if answer.person else ()
    return tuple(hint[:1].upper() + hint[1:] for hint in listed if hint.casefold() not in ticked)


def handed(answer: Answer) -> tuple[str, ...]:
    """Everything that goes over the desk with an entry: hints, and the things noted with it."""
    return (*hints(answer), *(thing.name for thing in answer.things if thing.given_at == answer.at))


def country_name(code: str) -> str:
    """The country in words, or the code where it is none."""
    territory = QLocale.codeToTerritory(code)
    known = code and territory != QLocale.Country.AnyTerritory
    return QLocale.territoryToString(territory) if known else code

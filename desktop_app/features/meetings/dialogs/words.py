"""Meetings, hints and obstacles in words of the screen's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.features.meetings.rules.board import Effect, Hurt
from desktop_app.features.meetings.rules.check import Rule
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.problem import slots_in
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.unplaced import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from desktop_app.features.meetings.rules.board import Hint, Note
    from desktop_app.features.meetings.rules.check import Broken
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party
    from desktop_app.features.meetings.rules.place import TableRow, TimedSlot
    from desktop_app.features.meetings.rules.problem import Placement
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.features.meetings.rules.unplaced import Unplaced

BETWEEN: Final = "  ·  "
"""What stands between parts of one line."""
_SAID: Final = 3
_UNTIL: Final = "–"


class MeetingWords(QObject):
    """Says what the rules know; names and times come from a sight."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._local = local

    # --- places and people -----------------------------------------------------------------------------

    def time(self, at: datetime) -> str:
        """The time of day at the venue."""
        return f"{self._local(at):%H:%M}"

    def slot(self, slot: TimedSlot) -> str:
        """From when until when."""
        return f"{self.time(slot.starts)}{_UNTIL}{self.time(slot.ends)}"

    def table(self, table: TableRow) -> str:
        """The table by its number."""
        return self.tr("Table {number}").format(number=table.number)

    def place(self, sight: Sight, slot: int, table: int) -> str:
        """Time and table of a cell."""
        view = sight.view
        return f"{self.time(view.slots[slot].starts)}, {self.table(view.tables[table])}"

    def placement(self, sight: Sight, place: Placement | None) -> str:
        """Time and table of a placement, "" without one."""
        return "" if place is None else self.place(sight, place.slot, place.table or 0)

    def side(self, parties: Sequence[Party]) -> str:
        """Who comes on one side: the first by name, the others by their number."""
        if not parties:
            return ""
        more = f" +{len(parties) - 1}" if len(parties) > 1 else ""
        return f"{parties[0].name}{more}"

    def pair(self, row: BoardMeeting | RequestRow) -> str:
        """Who meets whom."""
        return f"{self.side(row.first)} {_UNTIL} {self.side(row.second)}"

    def name(self, sight: Sight, key: str | None) -> str:
        """The name of a person."""
        party = sight.people.get(key or "")
        return party.name if party else self.tr("somebody")

    def meeting_of(self, sight: Sight, request: str | None) -> str:
        """Who meets whom for a request."""
        row = sight.requests.get(request or "")
        return self.pair(row) if row else self.tr("another meeting")

    def state(self, state: MeetingState) -> str:
        """What became of a meeting."""
        return {
            MeetingState.PLANNED: self.tr("Planned"),
            MeetingState.HELD: self.tr("Held"),
            MeetingState.NO_SHOW: self.tr("No-show"),
            MeetingState.CANCELLED: self.tr("Cancelled"),
        }[state]

    def request_state(self, state: RequestState) -> str:
        """How far a request is."""
        return {
            RequestState.PENDING: self.tr("Waits for an answer"),
            RequestState.ACCEPTED: self.tr("Accepted"),
            RequestState.DECLINED: self.tr("Declined"),
            RequestState.CANCELLED: self.tr("Cancelled"),
        }[state]

    def priority(self, priority: int) -> str:
        """How much it is wanted."""
        words = (self.tr("Low"), self.tr("Normal"), self.tr("High"))
        return words[min(max(priority, 1), len(words)) - 1]

    # --- what a drop would do ----------------------------------------------------------------------------

    def hint(self, sight: Sight, place: tuple[int, int], hint: Hint) -> str:
        """One line: where, how it would end, and why."""
        where = self.place(sight, *place)
        if hint.effect is Effect.FREE:
            return self.tr("{where}: free, nobody is hurt").format(where=where)
        whys = self._notes(sight, hint.notes)
        if hint.effect is Effect.IMPOSSIBLE:
            return self.tr("{where}: impossible: {whys}").format(where=where, whys=whys)
        return self.tr("{where}: possible, but {whys}").format(where=where, whys=whys)

    def _notes(self, sight: Sight, notes: Sequence[Note]) -> str:
        said = list(dict.fromkeys(self._note(sight, note) for note in notes))
        more = len(said) - _SAID
        words = "; ".join(said[:_SAID])
        return words + (self.tr("; and %n more", "", more) if more > 0 else "")

    def _note(self, sight: Sight, note: Note) -> str:
        words = self._hurts()[note.hurt]
        return words.format(
            person=self.name(sight, note.person), meeting=self.meeting_of(sight, note.request)
        )

    def _hurts(self) -> dict[Hurt, str]:
        return {
            Hurt.PAST: self.tr("this slot has begun"),
            Hurt.LOCKED: self.tr("this meeting is locked, or it has begun"),
            Hurt.WRONG_SLOT: self.tr("meetings of this type are not in this block"),
            Hurt.NOT_AVAILABLE: self.tr("{person} cannot meet then"),
            Hurt.BUSY: self.tr("{person} has {meeting} then"),
            Hurt.AT_LIMIT: self.tr("{person} has as many meetings as wanted"),
            Hurt.SAME_ORGANISATIONS: self.tr("their colleagues meet each other then: {meeting}"),
            Hurt.ORDER: self.tr("it would be in the wrong order"),
            Hurt.LACKS: self.tr("the table lacks what the meeting needs"),
            Hurt.TAKEN: self.tr("{meeting} cannot change places with it"),
            Hurt.NO_TABLE: self.tr("the table cannot be used then"),
            Hurt.MOVES: self.tr("{meeting} takes its place"),
            Hurt.BREAK: self.tr("{person} gets a gap"),
            Hurt.WAITING: self.tr("{person} waits longer"),
            Hurt.TABLE_CHANGE: self.tr("{person} changes tables"),
            Hurt.AWAY: self.tr("{person} leaves their own table"),
        }

    # --- why something is as it is -----------------------------------------------------------------------

    def waiting(self, sight: Sight, row: RequestRow) -> str:
        """Why a request has no meeting, in a sentence."""
        if row.state is RequestState.PENDING:
            return self.tr("Not accepted yet")
        gone = [party.name for party in (*row.first, *row.second) if not party.coming]
        if gone:
            return self.tr("Not coming any more: {people}").format(people=", ".join(gone))
        found = sight.unplaced(row.id)
        return "" if found is None else self.obstacle(sight, found)

    def obstacle(self, sight: Sight, found: Unplaced) -> str:
        """What stands in the way of a request."""
        people = ", ".join(self.name(sight, key) for key in found.people)
        words = self._obstacles()[found.obstacle].format(
            people=people, times=self._times(sight, found.slots), rivals=self._rivals(sight, found.rivals)
        )
        return words + (self.tr("; each of these weighs more") if found.lighter else "")

    def _obstacles(self) -> dict[Obstacle, str]:
        return {
            Obstacle.NO_COMMON_SLOT: self.tr("Never available in the same slot: {people}"),
            Obstacle.ALL_PAST: self.tr("The slots they have in common are over ({times})"),
            Obstacle.NO_SUITABLE_TABLE: self.tr("No table has what this meeting needs"),
            Obstacle.AT_LIMIT: self.tr("As many meetings as wanted: {people}"),
            Obstacle.DAY_FULL: self.tr("Busy in every possible slot: {people}"),
            Obstacle.NEVER_FREE_TOGETHER: self.tr("Never free in the same slot: {people}"),
            Obstacle.SAME_ORGANISATIONS: self.tr("Colleagues of both meet each other whenever they are free"),
            Obstacle.ORDER: self.tr("Free only on the wrong side of {rivals}"),
            Obstacle.TABLES_TAKEN: self.tr("Every table is taken when both are free ({times})"),
            Obstacle.POSSIBLE: self.tr("Can be placed at {times}"),
        }

    def _times(self, sight: Sight, slots: int) -> str:
        known = slots & sight.situation.problem.all_slots
        times = [self.time(sight.view.slots[slot].starts) for slot in slots_in(known)]
        return ", ".join(times[:_SAID]) + (" …" if len(times) > _SAID else "")

    def _rivals(self, sight: Sight, rivals: Iterable[str]) -> str:
        return ", ".join(self.meeting_of(sight, key) for key in list(rivals)[:_SAID])

    def broken(self, sight: Sight, broken: Broken) -> str:
        """What is wrong with a meeting."""
        words = self._rules().get(broken.rule, self.tr("It breaks a rule"))
        return words.format(person=self.name(sight, broken.person))

    def _rules(self) -> dict[Rule, str]:
        return {
            Rule.PERSON_TWICE: self.tr("{person} has two meetings at once"),
            Rule.TABLE_TWICE: self.tr("Two meetings at one table"),
            Rule.NOT_AVAILABLE: self.tr("{person} cannot meet then"),
            Rule.OVER_LIMIT: self.tr("{person} has more meetings than wanted"),
            Rule.WRONG_SLOT: self.tr("Meetings of this type are not in this block"),
            Rule.NO_SUCH_TABLE: self.tr("The table cannot be used then"),
            Rule.TABLE_LACKS: self.tr("The table lacks what the meeting needs"),
            Rule.SAME_ORGANISATIONS: self.tr("Colleagues of both sides meet each other then"),
            Rule.ORDER: self.tr("The meetings are in the wrong order"),
        }

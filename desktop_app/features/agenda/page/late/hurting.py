"""Whom a late session hurts, whatever is done about it: its people, its guests, what follows in its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.agenda.rules.hurting import next_in_room, on_stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.hurting import OnStage
    from desktop_app.features.agenda.rules.lateness import Offer


class HurtWords(QObject):
    """Says it in a few lines."""

    def __init__(self, words: AgendaWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def of_session(
        self, programme: Programme, session: Session, sign_ups: int, offers: Sequence[Offer]
    ) -> list[str]:
        """Whom the delay itself hurts."""
        lines: list[str] = []
        stage = on_stage(programme, session.persons, {session.guid})
        if stage:
            lines.append(self.tr("On stage: {people}").format(people=self._people(programme, stage)))
        if sign_ups:
            lines.append(self.tr("%n guest(s) signed up", "", sign_ups))
        meets = [key for key in session.persons if offers and key in offers[0].hurt.meetings]
        if meets:
            lines.append(self._meeting(programme, meets))
        after = next_in_room(programme, session)
        if after:
            room = programme.room_name(session.room)
            told = "; ".join(self._titled(each) for each in after)
            lines.append(self.tr("Next in {room}: {sessions}").format(room=room, sessions=told))
        return lines or [self.tr("Nobody who is known")]

    def of_offer(self, programme: Programme, session: Session, offer: Offer, sign_ups: int) -> list[str]:
        """Whom a way out hurts besides; `sign_ups` are those of the late session."""
        hurt = offer.hurt
        others = [key for key in hurt.people if key not in session.persons]
        lines: list[str] = []
        if others:
            stage = on_stage(programme, others, {each.guid for each in offer.step.after})
            lines.append(self.tr("Also on stage: {people}").format(people=self._people(programme, stage)))
        if hurt.sign_ups > sign_ups:
            lines.append(self.tr("%n more guest(s) signed up", "", hurt.sign_ups - sign_ups))
        meets = [key for key in hurt.meetings if key not in session.persons]
        if meets:
            lines.append(self._meeting(programme, meets))
        return lines

    def clashes(self, programme: Programme, offer: Offer) -> list[str]:
        """What would clash only then."""
        titles = {guid: self._words.title(each) for guid, each in programme.by_guid().items()}
        found = offer.hurt.conflicts
        return [self._words.conflict(programme, titles.__getitem__, clash) for clash in found]

    def _meeting(self, programme: Programme, keys: Collection[str]) -> str:
        known = programme.people_by_key()
        names = ", ".join(known[key].name for key in keys if key in known)
        return self.tr("Bilateral meetings of {people}").format(people=names)

    def _people(self, programme: Programme, stage: Iterable[OnStage]) -> str:
        return "; ".join(self._person(programme, each) for each in stage)

    def _person(self, programme: Programme, person: OnStage) -> str:
        if person.next is None or person.next.start is None:
            return person.name
        place = self._words.where(programme, person.next)
        told = self.tr("{name} (next {time}, {room})")
        return told.format(name=person.name, time=self._words.time(person.next.start), room=place)

    def _titled(self, session: Session) -> str:
        time = self._words.time(session.start) if session.start is not None else ""
        return f"{time} {self._words.title(session)}".strip()

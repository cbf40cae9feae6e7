"""Whom a list of requests names, and which requests are there already."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.search import Vocabulary, find_attendees, tokens
from db.tables import (
    AcceptedCode,
    Action,
    Attendee,
    Change,
    FormerAttendee,
    MeetingRequest,
    MeetingType,
    Organisation,
)
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.queries import places
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.request_plan import (
    Candidate,
    Ground,
    Likeness,
    Meant,
    PresentRequest,
)
from desktop_app.features.registrations.rules.organisation_name import organisation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.request_list import Named, RequestList

# More people to choose from help nobody.
MOST_CANDIDATES = 6
IMPORT = "import_requests"
"""The verb of the import: what it wrote is not the staff's."""


def import_ground(session: Session, event_id: str, asked: RequestList) -> Ground:
    """What planning the import of a list needs to know."""
    finder = NameFinder(session, event_id)
    return ground_of(session, finder, meant_by(session, finder, asked.names))


def meant_by(session: Session, finder: NameFinder, names: Iterable[Named]) -> dict[Named, Meant]:
    """Whom some of the names of a list mean: a long list is looked up part by part."""
    return {named: finder.meant(session, named) for named in names}


def ground_of(session: Session, finder: NameFinder, meant: Mapping[Named, Meant]) -> Ground:
    """What planning needs to know besides whom the names mean."""
    return Ground(
        meant=meant,
        coming=frozenset(key for key, person in finder.people.items() if person.coming),
        kinds={key: person.kind for key, person in finder.people.items()},
        requests=tuple(_present(session, finder.event_id)),
        types=tuple(kind.name for kind in places.types(session, finder.event_id)),
    )


class _Person:
    """An attendee as names are compared with them."""

    __slots__ = ("coming", "country", "id", "kind", "name", "organisation", "organisations", "words")

    def __init__(self, row: Attendee, organisation: Organisation | None) -> None:
        self.id = row.id
        self.name = full_name(row.given_name, row.family_name)
        self.words = frozenset(tokens(self.name))
        self.country = row.country
        self.coming = row.status == "registered"
        self.kind = organisation.kind if organisation else ""
        self.organisation = organisation.name if organisation else ""
        names = (self.organisation, *(organisation.other_names if organisation else ()))
        self.organisations = {organisation_key(name) for name in names if name}

    def candidate(self, why: Likeness) -> Candidate:
        return Candidate(self.id, self.name, self.organisation, self.country, why)


class NameFinder:
    """Finds people as the search does, and knows when it is certain; knows who was there when it was made."""

    def __init__(self, session: Session, event_id: str) -> None:
        self.event_id = event_id
        self.people: dict[str, _Person] = {}
        self._by_email: dict[str, list[str]] = defaultdict(list)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_organisation: dict[str, list[str]] = defaultdict(list)
        rows = session.execute(
            select(Attendee, Organisation)
            .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
            .where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
            .order_by(Attendee.id)
        )
        for attendee, organisation in rows:
            self._know(attendee, _Person(attendee, organisation))
        self._know_further_keys(session)
        self._vocabulary = Vocabulary(session, event_id)

    def _know(self, attendee: Attendee, person: _Person) -> None:
        self.people[person.id] = person
        if attendee.email:
            self._by_email[attendee.email.casefold()].append(person.id)
        for key in (attendee.code, attendee.source_key):
            if key:
                self._by_key[key.casefold()].add(person.id)
        for name in person.organisations:
            self._by_organisation[name].append(person.id)

    def _know_further_keys(self, session: Session) -> None:
        """Codes of other systems, and numbers of registrations that were merged into others."""
        codes = select(AcceptedCode.code, AcceptedCode.attendee_id).where(
            AcceptedCode.event_id == self.event_id
        )
        former = select(FormerAttendee.source_key, FormerAttendee.attendee_id).where(
            FormerAttendee.event_id == self.event_id, FormerAttendee.source_key.is_not(None)
        )
        for statement in (codes, former):
            for key, attendee_id in session.execute(statement):
                if key and attendee_id in self.people:
                    self._by_key[key.casefold()].add(attendee_id)

    def meant(self, session: Session, named: Named) -> Meant:
        """Whom a file means: by number or code, else by e-mail, else by name and organisation."""
        for key in (named.key, named.code, named.name):
            found = self._by_key.get(key.casefold(), ()) if key else ()
            if len(found) == 1:
                return Meant(next(iter(found)))
        if named.email and (by_email := self._by_email.get(named.email)):
            return self._of_email(named, by_email)
        if named.name:
            return self._of_name(session, named)
        return self._of_organisation(named.organisation)

    def _of_email(self, named: Named, keys: list[str]) -> Meant:
        """An address is a person's own, unless the name says somebody else: an office may share one."""
        people = [self.people[key] for key in keys]
        words = frozenset(tokens(named.name))
        fitting = [person for person in people if not words or words & person.words]
        if fitting:
            return _one_of(fitting, Likeness.SAME_NAME_TWICE)
        return _doubt(people, Likeness.OTHER_NAME)

    def _of_name(self, session: Session, named: Named) -> Meant:
        people = self._like(session, named.name)
        words = frozenset(tokens(named.name))
        exact = [person for person in people if person.words == words]
        told = [person for person in people if _holds(words, person)]
        for group in (exact, told):
            chosen = self._by_organisation_in(group, named.organisation)
            if chosen:
                return _one_of(chosen, Likeness.SAME_NAME_TWICE)
        if exact:
            return _doubt(exact, Likeness.OTHER_ORGANISATION)
        return self._of_part(words, named, people)

    def _like(self, session: Session, name: str) -> list[_Person]:
        """Whom the search finds; most names of a long list may be nobody's here, and need none."""
        if not self._vocabulary.may_find(name):
            return []
        hits = find_attendees(session, self.event_id, name, 4 * MOST_CANDIDATES)
        return [self.people[hit.attendee_id] for hit in hits if hit.attendee_id in self.people]

    def _of_part(self, words: frozenset[str], named: Named, people: list[_Person]) -> Meant:
        """Some words of a name are enough within an organisation; else there is a doubt."""
        partly = [person for person in people if words < person.words]
        here = self._by_organisation_in(partly, named.organisation) if named.organisation else []
        if here:
            return _one_of(here, Likeness.PART_OF_NAME)
        if partly:
            return _doubt(partly, Likeness.PART_OF_NAME)
        if people and organisation_key(named.name) not in self._by_organisation:
            return _doubt(people, Likeness.NEARLY)
        return self._of_organisation(named.organisation or named.name)

    def _by_organisation_in(self, people: list[_Person], organisation: str) -> list[_Person]:
        """Those of the organisation; all of them where none is named."""
        if not organisation:
            return people
        key = organisation_key(organisation)
        return [person for person in people if key in person.organisations]

    def _of_organisation(self, name: str) -> Meant:
        """Whoever comes from there, where that is one person only."""
        if not name:
            return Meant()
        people = [self.people[key] for key in self._by_organisation.get(organisation_key(name), ())]
        coming = [person for person in people if person.coming] or people
        return _one_of(coming, Likeness.ORGANISATION_ONLY)


def _holds(words: frozenset[str], person: _Person) -> bool:
    """Whether a text is a name with more about the person: "Ona Onaitė (Gauja Robotics)"."""
    rest = words - person.words
    return bool(rest) and person.words <= words and rest <= frozenset(tokens(person.organisation))


def _one_of(people: list[_Person], why: Likeness) -> Meant:
    """The one there is; a doubt between several."""
    return Meant(people[0].id) if len(people) == 1 else _doubt(people, why)


def _doubt(people: Iterable[_Person], why: Likeness) -> Meant:
    """Candidates, those who are coming first."""
    ordered = sorted(people, key=lambda person: not person.coming)
    return Meant(candidates=tuple(person.candidate(why) for person in ordered[:MOST_CANDIDATES]))


def _present(session: Session, event_id: str) -> Iterable[PresentRequest]:
    edited = _edited_by_staff(session, event_id)
    rows = session.execute(
        select(MeetingRequest, MeetingType.name)
        .join(MeetingType, MeetingType.id == MeetingRequest.type_id)
        .where(MeetingRequest.event_id == event_id)
        .order_by(MeetingRequest.id)
    )
    for row, kind in rows:
        yield PresentRequest(
            id=row.id,
            from_id=row.from_id,
            to_id=row.to_id,
            type=kind,
            priority=row.priority,
            state=RequestState(row.state),
            wish=row.wish,
            needs=tuple(row.needs),
            mutual=row.mutual,
            source=row.source,
            source_key=row.source_key or "",
            by_staff=frozenset(edited.get(row.id, ())),
        )


# Columns as the plan calls them.
_FIELDS = {"type_id": "type"}


def _edited_by_staff(session: Session, event_id: str) -> dict[str, set[str]]:
    """The fields of each request whose last change in force was made by hand."""
    ours = select(MeetingRequest.id).where(MeetingRequest.event_id == event_id)
    found = (
        select(Change.key, Change.before, Change.after, Action.verb)
        .join(Action, Action.id == Change.action_id)
        .where(
            Change.table == MeetingRequest.__tablename__,
            Change.key.in_(ours),
            func.coalesce(Action.undone_by, "") == "",
            Action.undoes.is_(None),
        )
        .order_by(Change.seq)
    )
    edited: dict[str, set[str]] = defaultdict(set)
    for key, before, after, verb in session.execute(found):
        names = {_FIELDS.get(name, name) for name in after or {}}
        if verb == IMPORT:
            edited[key] -= names
        elif before is not None:
            edited[key] |= names
    return edited

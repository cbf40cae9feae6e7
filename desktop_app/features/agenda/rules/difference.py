"""How two programmes differ, session by session, known by their guids; and the sentences that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP
from desktop_app.features.agenda.rules.session import SessionState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


class ChangeKind(Enum):
    """What became of a session from one programme to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    MOVED = "moved"
    """Another start: from or to no time at all included."""
    ROOM = "room"
    RESIZED = "resized"
    RENAMED = "renamed"
    SPEAKERS = "speakers"
    ORDER = "order"
    """The same people in another order."""
    LANGUAGE = "language"
    TRACK = "track"
    KIND = "kind"
    """Another kind or type."""
    TEXT = "text"
    """Subtitle, abstract or description."""
    OTHER = "other"
    """Links, recording, slug, state, and whatever else a file says of it."""


SENTENCES: Final = {
    ChangeKind.ADDED: QT_TRANSLATE_NOOP("Change", "“{title}” is new: {after}."),
    ChangeKind.REMOVED: QT_TRANSLATE_NOOP("Change", "“{title}” is no longer there; it was {before}."),
    ChangeKind.CANCELLED: QT_TRANSLATE_NOOP("Change", "“{title}” is cancelled; it was {before}."),
    ChangeKind.REVIVED: QT_TRANSLATE_NOOP("Change", "“{title}” takes place after all: {after}."),
    ChangeKind.MOVED: QT_TRANSLATE_NOOP("Change", "“{title}” begins {after} instead of {before}."),
    ChangeKind.ROOM: QT_TRANSLATE_NOOP("Change", "“{title}” is in {after} instead of {before}."),
    ChangeKind.RESIZED: QT_TRANSLATE_NOOP("Change", "“{title}” lasts {after} instead of {before} minutes."),
    ChangeKind.RENAMED: QT_TRANSLATE_NOOP("Change", "“{before}” is called “{after}” now."),
    ChangeKind.SPEAKERS: QT_TRANSLATE_NOOP("Change", "“{title}” is with {after} instead of {before}."),
    ChangeKind.ORDER: QT_TRANSLATE_NOOP("Change", "“{title}” names its people in this order: {after}."),
    ChangeKind.LANGUAGE: QT_TRANSLATE_NOOP(
        "Change", "The language of “{title}” is {after} instead of {before}."
    ),
    ChangeKind.TRACK: QT_TRANSLATE_NOOP("Change", "The track of “{title}” is {after} instead of {before}."),
    ChangeKind.KIND: QT_TRANSLATE_NOOP("Change", "“{title}” is “{after}” instead of “{before}”."),
    ChangeKind.TEXT: QT_TRANSLATE_NOOP("Change", "The text of “{title}” was changed."),
    ChangeKind.OTHER: QT_TRANSLATE_NOOP("Change", "Details of “{title}” were changed."),
}
NOTHING: Final = {
    ChangeKind.MOVED: QT_TRANSLATE_NOOP("Change", "at no time"),
    ChangeKind.ROOM: QT_TRANSLATE_NOOP("Change", "no room"),
    ChangeKind.SPEAKERS: QT_TRANSLATE_NOOP("Change", "nobody"),
    ChangeKind.LANGUAGE: QT_TRANSLATE_NOOP("Change", "not named"),
    ChangeKind.TRACK: QT_TRANSLATE_NOOP("Change", "none"),
}
"""What stands for an empty side of a change."""
_ANYTHING: Final = QT_TRANSLATE_NOOP("Change", "not scheduled")


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `before` and `after` in words, `was` and `begins` the starts by the wall clock."""

    kind: ChangeKind
    guid: str
    title: str
    before: str = ""
    after: str = ""
    was: datetime | None = None
    begins: datetime | None = None

    def sentence(self, translate: Callable[[str], str] = _same, day: Callable[[date], str] = str) -> str:
        """What a person reads; `translate` gives a text in the language of the screen, and `day` a day."""
        nothing = translate(NOTHING.get(self.kind, _ANYTHING))
        was, begins = self._moments(day)
        before, after = (", ".join(filter(None, side)) for side in ((was, self.before), (begins, self.after)))
        return translate(SENTENCES[self.kind]).format(
            title=self.title, before=before or nothing, after=after or nothing
        )

    def _moments(self, day: Callable[[date], str]) -> tuple[str, str]:
        """Both starts in words that are not the same; the day is said once, the year where there are two."""
        one, other = self.was, self.begins
        if one is None or other is None:
            return moment(one, day), moment(other, day)
        if one.date() == other.date():
            # The same hands of the clock an hour apart: the night in which it goes back.
            clock = "%H:%M" if one.replace(tzinfo=None) != other.replace(tzinfo=None) else "%H:%M %z"
            return f"{one:{clock}}", f"{day(other.date())} {other:{clock}}"
        if one.year != other.year and day is not str:
            return f"{one.year}, {moment(one, day)}", f"{other.year}, {moment(other, day)}"
        return moment(one, day), moment(other, day)


def moment(at: datetime | None, day: Callable[[date], str]) -> str:
    """A start on the wall, its day in the words of `day`; empty for none."""
    return f"{day(at.date())} {at:%H:%M}" if at is not None else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one programme to another, in the order of the later one's times."""

    changes: tuple[Change, ...]

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind in kinds)

    def guids(self, *kinds: ChangeKind) -> tuple[str, ...]:
        """The guids of the sessions that changed so, sorted, each once."""
        return tuple(sorted({change.guid for change in self.of(*kinds)}))


def difference(before: Programme, after: Programme) -> Difference:
    """What changed from `before` to `after`; a session is known by its guid, whatever else became of it."""
    old, new = before.by_guid(), after.by_guid()
    changes: list[Change] = []
    for session in (*after.scheduled(), *after.unscheduled()):
        earlier = old.get(session.guid)
        if earlier is None:
            changes.append(_whole(ChangeKind.ADDED, session, after))
        else:
            changes += session_changes(before, earlier, after, session)
    gone = [session for session in (*before.scheduled(), *before.unscheduled()) if session.guid not in new]
    return Difference((*changes, *(_whole(ChangeKind.REMOVED, session, before) for session in gone)))


def session_changes(before: Programme, old: Session, after: Programme, new: Session) -> list[Change]:
    """What changed in one session. People and rooms count by their names, which is what guests see."""
    state = _state_change(before, old, after, new)
    changes = [] if state is None else [state]
    if old.start != new.start:
        starts = _local(before, old), _local(after, new)
        changes.append(Change(ChangeKind.MOVED, new.guid, new.title, "", "", *starts))
    kinds = {kind: sides for kind, sides in _sides(before, old, after, new).items() if sides[0] != sides[1]}
    changes += [Change(kind, new.guid, new.title, *sides) for kind, sides in kinds.items()]
    if (old.subtitle, old.abstract, old.description) != (new.subtitle, new.abstract, new.description):
        changes.append(Change(ChangeKind.TEXT, new.guid, new.title))
    same_people = not kinds.keys() & {ChangeKind.SPEAKERS, ChangeKind.ORDER}
    if state is None and _rest(old, parts=same_people) != _rest(new, parts=same_people):
        changes.append(Change(ChangeKind.OTHER, new.guid, new.title))
    return changes


def _state_change(before: Programme, old: Session, after: Programme, new: Session) -> Change | None:
    was, now = (session.state is SessionState.CANCELLED for session in (old, new))
    if was == now:
        return None
    return _whole(ChangeKind.CANCELLED, old, before) if now else _whole(ChangeKind.REVIVED, new, after)


def _sides(
    before: Programme, old: Session, after: Programme, new: Session
) -> dict[ChangeKind, tuple[str, str]]:
    """Both sides of each kind of change, in words that differ where and only where the programmes do."""
    return {
        ChangeKind.ROOM: (before.room_name(old.room), after.room_name(new.room)),
        ChangeKind.RESIZED: (_minutes(old), _minutes(new)),
        ChangeKind.RENAMED: (old.title, new.title),
        _people_kind(before, old, after, new): (_names(before, old), _names(after, new)),
        ChangeKind.LANGUAGE: (old.language, new.language),
        ChangeKind.TRACK: (old.track, new.track),
        ChangeKind.KIND: (_kind(old), _kind(new)),
    }


def _people_kind(before: Programme, old: Session, after: Programme, new: Session) -> ChangeKind:
    """What it is if the names are not the same: others, or these in another order."""
    same = sorted(before.names(old)) == sorted(after.names(new))
    return ChangeKind.ORDER if same else ChangeKind.SPEAKERS


def _local(programme: Programme, session: Session) -> datetime | None:
    return programme.local(session.start) if session.start is not None else None


def _minutes(session: Session) -> str:
    seconds = session.length.total_seconds()
    return f"{seconds / 60:g}"


def _names(programme: Programme, session: Session) -> str:
    return ", ".join(programme.names(session))


def _kind(session: Session) -> str:
    return f"{session.kind.value} {session.type}".strip()


def _rest(session: Session, *, parts: bool) -> tuple[object, ...]:
    """Everything else; with the parts that people play where the people are the same."""
    return (
        *(session.links, session.attachments, session.recording, session.state, session.locked),
        *(session.slug, session.url, session.logo, session.video_url, session.feedback_url),
        *(session.origin_url, session.number, session.code, session.extras),
        tuple(role.part for role in session.people) if parts else (),
    )


def _whole(kind: ChangeKind, session: Session, programme: Programme) -> Change:
    """A session that is new or gone, told by its time and room."""
    told, at = programme.room_name(session.room), _local(programme, session)
    if kind in {ChangeKind.ADDED, ChangeKind.REVIVED}:
        return Change(kind, session.guid, session.title, after=told, begins=at)
    return Change(kind, session.guid, session.title, before=told, was=at)

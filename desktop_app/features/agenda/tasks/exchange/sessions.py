"""The sessions of a file: each with a guid of its own, a title, and a start that is an instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.extras import Dialect
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.session import Session, SessionKind
from desktop_app.features.agenda.tasks.exchange.casting import Cast, read_number
from desktop_app.features.agenda.tasks.exchange.identity import is_uuid, made_guid
from desktop_app.features.agenda.tasks.exchange.times import THREE_PARTS, Parts, parts_of

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.tasks.exchange.found import Found, FoundEvent
    from desktop_app.features.agenda.tasks.exchange.moments import Clock
    from desktop_app.features.agenda.tasks.exchange.placing import Rooms

BREAKS: Final = frozenset({"break", "pause", "coffee break", "lunch", "lunch break", "meta"})


class Sessions:
    """Makes sessions of entries; `source` names the file's programme, for guids that have to be made."""

    def __init__(
        self, clock: Clock, rooms: Rooms, cast: Cast, source: str, slot: timedelta, repairs: Repairs
    ) -> None:
        self._clock = clock
        self._rooms = rooms
        self._cast = cast
        self._source = source
        self._slot = slot
        self._repairs = repairs
        self._guids: set[str] = set()
        self._numbers: set[int] = set()
        self.pairs: list[tuple[FoundEvent, Session]] = []
        """Each entry with the session that was made of it."""

    def of(self, found: Found) -> tuple[Session, ...]:
        """The sessions, in the order of the file."""
        three = parts_of((event.texts.get("duration", "") for event in found.events), _usual(found))
        for event in found.events:
            session = self._session(event, three)
            if session is not None:
                self.pairs.append((event, session))
        return tuple(session for _, session in self.pairs)

    def _session(self, event: FoundEvent, three: Parts) -> Session | None:
        texts = event.texts
        if not (texts.get("title") or event.guid or event.number or texts.get("start") or texts.get("date")):
            self._repairs.add(RepairKind.EVENT_LEFT_OUT, event.place)
            return None
        start = self._clock.start(event)
        for extra in event.extras:
            self._repairs.add(RepairKind.KEPT_ASIDE, event.place, extra.name)
        return Session(
            guid=self._guid(event, start),
            title=self._title(event),
            length=self._clock.length(event, start, three=three, slot=self._slot),
            room=self._rooms.key(event),
            start=start,
            kind=event.kind or _kind(texts.get("type", "")),
            state=event.state,
            subtitle=texts.get("subtitle", ""),
            type=texts.get("type", ""),
            track=texts.get("track", ""),
            language=texts.get("language", ""),
            abstract=texts.get("abstract", ""),
            description=texts.get("description", ""),
            people=self._cast.roles(event),
            links=tuple(event.links),
            attachments=tuple(event.attachments),
            recording=event.recording,
            slug=texts.get("slug", ""),
            url=texts.get("url", ""),
            logo=texts.get("logo", ""),
            video_url=texts.get("video_download_url", ""),
            feedback_url=texts.get("feedback_url", ""),
            origin_url=texts.get("origin_url", ""),
            number=self._number(event),
            code=texts.get("code", ""),
            sequence=event.sequence,
            extras=tuple(event.extras),
        )

    def _guid(self, event: FoundEvent, start: datetime | None) -> str:
        """The file's guid as it is, or one made from what stays the same in the next version."""
        guid = event.guid
        if not guid:
            self._repairs.add(RepairKind.GUID_MADE, event.place)
            texts = event.texts
            named = event.number or texts.get("code") or texts.get("slug") or texts.get("title", "")
            guid = made_guid("session", self._source, named)
        elif not is_uuid(guid):
            self._repairs.add(RepairKind.GUID_NO_UUID, event.place)
        if guid in self._guids:
            self._repairs.add(RepairKind.GUID_REPEATED, event.place)
            guid = self._another(guid, start)
        self._guids.add(guid)
        return guid

    def _another(self, guid: str, start: datetime | None) -> str:
        """A guid for the same session in another slot: made from its time, so that it stays the same."""
        guid = made_guid("again", guid, start.isoformat() if start is not None else "")
        while guid in self._guids:
            guid = made_guid("again", guid)
        return guid

    def _title(self, event: FoundEvent) -> str:
        title = event.texts.get("title", "")
        if title:
            return title
        self._repairs.add(RepairKind.TITLE_MISSING, event.place)
        return event.texts.get("slug") or event.number or event.guid or event.texts.get("start", "")

    def _number(self, event: FoundEvent) -> int | None:
        number = read_number(event.number)
        if number is None and event.number:
            self._repairs.add(RepairKind.NUMBER_UNREADABLE, event.place)
        elif number in self._numbers:
            self._repairs.add(RepairKind.NUMBER_REPEATED, event.place)
        if number is not None:
            self._numbers.add(number)
        return number


def _usual(found: Found) -> Parts:
    """What three parts are to the maker: who writes the grid in three counts seconds, it is never in days."""
    if found.texts.get("timeslot_duration", "").count(":") == THREE_PARTS - 1:
        return Parts.SECONDS
    return Parts.DAYS if found.dialect is Dialect.PRETALX else Parts.UNKNOWN


def _kind(written: str) -> SessionKind:
    return SessionKind.BREAK if written.strip().casefold() in BREAKS else SessionKind.SESSION

"""schedule.json, first version, as the c3voc schema demands it; its `meta` carries what it cannot say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules.session import SessionKind
from desktop_app.features.agenda.tasks.exchange.json_reading import META
from desktop_app.features.agenda.tasks.exchange.strict import (
    COLOUR,
    JSON_SLUG,
    JSON_ZONE,
    Strict,
    is_address,
    person_name,
    written_length,
)
from desktop_app.features.agenda.tasks.exchange.xml_writing import GENERATOR

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Day, Person, Programme, Room
    from desktop_app.features.agenda.rules.session import Link, Session

SCHEMA: Final = "https://c3voc.de/schedule/schema.json"
LINK_KINDS: Final = frozenset(
    {"slides", "paper", "web", "blog", "article", "media", "related", "activitypub"}
)
"""The kinds of links that the schema knows."""


def strict_json(programme: Programme) -> Strict:
    return Strict(programme, codes=True, rooms_need_guids=True)


def write_json(strict: Strict, own: str) -> bytes:
    """The programme as schedule.json in UTF-8; `own` is what is carried beside it, as JSON in a text."""
    return json.dumps(_Writer(strict).whole(own), ensure_ascii=False, indent=1).encode("utf-8", "replace")


class _Writer:
    def __init__(self, strict: Strict) -> None:
        self._strict = strict
        self._programme = strict.programme
        self._people = dict(self._programme.people_by_key())
        self._slugs = strict.own_slugs(JSON_SLUG)
        self._taken = set(self._slugs.values())

    def whole(self, own: str) -> dict[str, Any]:
        schedule: dict[str, Any] = {"version": self._programme.version or "1"}
        if is_address(self._programme.base_url):
            schedule["base_url"] = self._programme.base_url
        schedule["conference"] = self._conference() | {"meta": {META: own}}
        return {"$schema": SCHEMA, "generator": {"name": GENERATOR}, "schedule": schedule}

    def _conference(self) -> dict[str, Any]:
        programme, days = self._programme, self._strict.by_day()
        dates = [day.day.isoformat() for day, _ in days] or [""]
        conference: dict[str, Any] = {
            "acronym": self._strict.acronym().replace("-", "_"),
            "title": programme.title.strip() or "-",
            "start": dates[0],
            "end": dates[-1],
            "daysCount": len(days),
            "timeslot_duration": written_length(programme.slot),
        }
        if JSON_ZONE.fullmatch(programme.zone):
            conference["time_zone_name"] = programme.zone
        if COLOUR.fullmatch(programme.colour):
            conference["colors"] = {"primary": programme.colour}
        conference |= _addresses(logo=programme.logo, url=programme.url)
        conference["tracks"] = [self._track(number) for number in range(len(programme.tracks))]
        conference["rooms"] = [self._room(room) for room in self._strict.rooms()]
        conference["days"] = [self._day(number, *each) for number, each in enumerate(days, start=1)]
        return conference

    def _track(self, number: int) -> dict[str, Any]:
        track = self._programme.tracks[number]
        values = {"name": track.name}
        if JSON_SLUG.fullmatch(track.slug):
            values["slug"] = track.slug
        if COLOUR.fullmatch(track.colour):
            values["color"] = track.colour
        return values

    def _room(self, room: Room) -> dict[str, Any]:
        values: dict[str, Any] = {
            "name": self._strict.room_names[room.key],
            "guid": self._strict.room_guid(room.key),
            "description": room.description or None,
            "capacity": room.capacity,
        }
        return values | ({"slug": room.slug} if JSON_SLUG.fullmatch(room.slug) else {})

    def _day(self, index: int, day: Day, rooms: dict[str, list[Session]]) -> dict[str, Any]:
        local = self._programme.local
        names = self._strict.room_names
        return {
            "index": index,
            "date": day.day.isoformat(),
            "day_start": local(day.starts).isoformat(),
            "day_end": local(day.ends).isoformat(),
            "rooms": {
                names.get(key, ""): [self._event(session, names.get(key, "")) for session in rooms[key]]
                for key in [*names, ""]
                if key in rooms
            },
        }

    def _event(self, session: Session, room: str) -> dict[str, Any]:
        kind = session.type or ("break" if session.kind is SessionKind.BREAK else "")
        values = {
            "guid": self._strict.guids[session.guid],
            "id": self._strict.numbers[session.guid],
            **self._times(session),
            "room": room,
            "slug": self._slug(session),
            "url": session.url if is_address(session.url) else f"urn:uuid:{self._strict.guids[session.guid]}",
            "title": session.title,
            "subtitle": session.subtitle,
            "track": session.track,
            "type": kind,
            "language": session.language,
            "abstract": session.abstract,
            "description": session.description,
            **self._recording(session),
            "persons": [self._person(self._people[key]) for key in session.persons if key in self._people],
            "links": _links(session.links),
            "attachments": _links(session.attachments),
            **_addresses(logo=session.logo, feedback_url=session.feedback_url, origin_url=session.origin_url),
        }
        code = session.code
        return values | ({"code": code} if code.isascii() and code.isalnum() and code == code.upper() else {})

    def _times(self, session: Session) -> dict[str, str]:
        if session.start is None:
            return {}
        start = self._programme.local(session.start)
        end = self._programme.local(session.start + session.length)
        return {
            "date": start.isoformat(),
            "start": f"{start:%H:%M}",
            "end": end.isoformat(),
            "duration": written_length(session.length),
        }

    def _slug(self, session: Session) -> str:
        if session.guid in self._slugs:
            return self._slugs[session.guid]
        slug = self._strict.slug(session)
        while slug in self._taken:
            slug += "_"
            slug += "1"
        self._taken.add(slug)
        return slug

    def _recording(self, session: Session) -> dict[str, Any]:
        recording = session.recording
        if recording is None:
            return {}
        return {"recording_license": recording.licence, "do_not_record": recording.opted_out}

    def _person(self, person: Person) -> dict[str, Any]:
        """By `name` alone: with `public_name` and `id` beside it, it would match two shapes and so none."""
        number = self._strict.person_number(person)
        values: dict[str, Any] = {
            "guid": self._strict.person_guids[person.key],
            "id": number,
            "code": self._strict.code(person),
            "biography": person.biography,
            **_addresses(url=person.url, avatar=person.picture),
        }
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        return {"name": person_name(person)} | kept


def _addresses(**values: str) -> dict[str, str]:
    return {name: address for name, address in values.items() if is_address(address)}


def _links(links: tuple[Link, ...]) -> list[dict[str, str]]:
    """The links that have an address; kinds that the schema does not know are left out here."""
    written: list[dict[str, str]] = []
    for link in links:
        if is_address(link.url):
            values = {"url": link.url, "title": link.title}
            written.append(values | ({"type": link.kind} if link.kind in LINK_KINDS else {}))
    return written

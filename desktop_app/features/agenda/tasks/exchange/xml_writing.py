"""schedule.xml as the c3voc schema demands it, with what it has no place for in a processing instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.session import SessionKind
from desktop_app.features.agenda.tasks.exchange.strict import (
    CODE,
    COLOUR,
    TRACK_SLUG,
    XML_SLUG,
    Strict,
    clean,
    is_address,
    person_name,
    written_length,
)
from desktop_app.features.agenda.tasks.exchange.xml_tree import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.features.agenda.rules.programme import Day, Programme, Track
    from desktop_app.features.agenda.rules.session import Link, Session

GENERATOR: Final = "Forum Desk"
# A carriage return would come back as a line feed, and space in an attribute as plain space.
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE: Final = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def strict_xml(programme: Programme) -> Strict:
    return Strict(programme, codes=False, rooms_need_guids=False)


def write_xml(strict: Strict, own: str) -> bytes:
    """The programme as schedule.xml in UTF-8; `own` is what is carried beside it, as JSON in ASCII."""
    return "\n".join(_Writer(strict).lines(own)).encode("utf-8")


def _element(name: str, text: str) -> str:
    return f"<{name}>{clean(text).translate(_TEXT)}</{name}>" if text else f"<{name}/>"


def _attributes(**values: str) -> str:
    """The attributes that hold something; `class_` style names are not needed here."""
    return "".join(
        f' {name}="{clean(value).translate(_ATTRIBUTE)}"' for name, value in values.items() if value
    )


class _Writer:
    def __init__(self, strict: Strict) -> None:
        self._strict = strict
        self._programme = strict.programme
        self._people = dict(self._programme.people_by_key())
        self._slugs = strict.own_slugs(XML_SLUG)
        self._codes: set[str] = set()

    def lines(self, own: str) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<schedule>"
        yield f"<generator{_attributes(name=GENERATOR)}/>"
        yield _element("version", self._programme.version or "1")
        yield from self._conference()
        days = self._strict.by_day()
        for index, (day, rooms) in enumerate(days, start=1):
            yield from self._day(index, day, rooms)
        # Inside JSON "?" and ">" only stand in texts, where they may be written by their numbers.
        yield f"<?{OWN} {own.replace('?>', '?' + chr(92) + 'u003e')}?>"
        yield "</schedule>"

    def _conference(self) -> Iterator[str]:
        programme = self._programme
        days = [day.day for day, _ in self._strict.by_day()]
        yield "<conference>"
        yield _element("title", programme.title.strip() or "-")
        yield _element("acronym", self._strict.acronym())
        if days:
            yield _element("start", days[0].isoformat())
            yield _element("end", days[-1].isoformat())
        yield _element("days", str(len(days)))
        yield _element("timeslot_duration", written_length(programme.slot))
        for name, address in (
            ("base_url", programme.base_url),
            ("logo", programme.logo),
            ("url", programme.url),
        ):
            if is_address(address):
                yield _element(name, address)
        yield _element("time_zone_name", programme.zone)
        if COLOUR.fullmatch(programme.colour):
            yield f"<color{_attributes(primary=programme.colour)}/>"
        yield from map(_track, programme.tracks)
        yield "</conference>"

    def _day(self, index: int, day: Day, rooms: dict[str, list[Session]]) -> Iterator[str]:
        local = self._programme.local
        times = {"start": local(day.starts).isoformat(), "end": local(day.ends).isoformat()}
        yield f"<day{_attributes(index=str(index), date=day.day.isoformat(), **times)}>"
        for key in [*self._strict.room_names, ""]:
            if key in rooms:
                yield from self._room(key, rooms[key])
        yield "</day>"

    def _room(self, key: str, sessions: Sequence[Session]) -> Iterator[str]:
        name = self._strict.room_names.get(key, "")
        guid = self._strict.room_guid(key) if name else ""
        yield f"<room{_attributes(name=name, guid=guid) or ' name=' + chr(34) * 2}>"
        for session in sessions:
            yield from self._event(session, name)
        yield "</room>"

    def _event(self, session: Session, room: str) -> Iterator[str]:
        strict = self._strict
        number, guid = strict.numbers[session.guid], strict.guids[session.guid]
        yield f"<event{_attributes(id=str(number), guid=guid, code=self._code(session))}>"
        yield from self._times(session, room)
        yield _element("title", session.title)
        yield _element("subtitle", session.subtitle)
        yield _element("track", session.track)
        yield _element("type", session.type or ("break" if session.kind is SessionKind.BREAK else ""))
        yield _element("language", session.language)
        yield _element("abstract", session.abstract)
        yield _element("description", session.description)
        yield from self._addresses(session)
        yield from self._recording(session)
        yield "<persons>"
        yield from map(self._person, session.persons)
        yield "</persons>"
        yield from _links("links", "link", session.links)
        yield from _links("attachments", "attachment", session.attachments)
        yield "</event>"

    def _times(self, session: Session, room: str) -> Iterator[str]:
        if session.start is None:
            return
        local = self._programme.local(session.start)
        yield _element("date", local.isoformat())
        yield _element("start", f"{local:%H:%M}")
        yield _element("duration", written_length(session.length))
        yield _element("room", room)
        if session.guid in self._slugs:
            yield _element("slug", self._slugs[session.guid])

    def _code(self, session: Session) -> str:
        """The short code where it has the schema's shape and no other session bears it."""
        if not CODE.fullmatch(session.code) or session.code in self._codes:
            return ""
        self._codes.add(session.code)
        return session.code

    def _addresses(self, session: Session) -> Iterator[str]:
        for name, address in (
            ("url", session.url),
            ("logo", session.logo),
            ("video_download_url", session.video_url),
            ("feedback_url", session.feedback_url),
            ("origin_url", session.origin_url),
        ):
            if is_address(address):
                yield _element(name, address)

    def _recording(self, session: Session) -> Iterator[str]:
        recording = session.recording
        if recording is None:
            return
        yield "<recording>"
        yield _element("license", recording.licence)
        yield _element("optout", "true" if recording.opted_out else "false")
        for name, address in (("url", recording.url), ("link", recording.link)):
            if is_address(address):
                yield _element(name, address)
        yield "</recording>"

    def _person(self, key: str) -> str:
        person = self._people.get(key)
        if person is None:
            return ""
        number = self._strict.person_number(person)
        attributes = _attributes(
            id="" if number is None else str(number), guid=self._strict.person_guids[key]
        )
        return f"<person{attributes}>{person_name(person).translate(_TEXT)}</person>"


def _track(track: Track) -> str:
    slug = track.slug if TRACK_SLUG.fullmatch(track.slug) else ""
    colour = track.colour if COLOUR.fullmatch(track.colour) else ""
    return f"<track{_attributes(name=track.name or '-', slug=slug, color=colour)}/>"


def _links(outer: str, inner: str, links: Sequence[Link]) -> Iterator[str]:
    yield f"<{outer}>"
    for link in links:
        service = link.service if inner == "link" else ""
        attributes = _attributes(href=link.url, type=link.kind, service=service)
        yield f"<{inner}{attributes}>{clean(link.title).translate(_TEXT)}</{inner}>"
    yield f"</{outer}>"

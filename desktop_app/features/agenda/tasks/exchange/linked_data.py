"""The programme as JSON-LD for search engines: schema.org's Event with an Event for each session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules.exchange import published
from desktop_app.features.agenda.rules.session import SessionState

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session

_CONTEXT: Final = "https://schema.org"
_STATUS: Final = {
    SessionState.CONFIRMED: "https://schema.org/EventScheduled",
    SessionState.CANCELLED: "https://schema.org/EventCancelled",
}


def write_linked_data(programme: Programme) -> bytes:
    """What guests may see of the programme, as JSON-LD in UTF-8 (schema.org/Event with its subEvent)."""
    public = published(programme)
    sessions = [_session(public, session) for session in public.sessions]
    times = [value for session in sessions for value in (session["startDate"], session["endDate"])]
    event: dict[str, Any] = {"@context": _CONTEXT, "@type": "Event", "name": public.title}
    if times:
        event |= {"startDate": sessions[0]["startDate"], "endDate": max(times, key=_moment(public))}
    if public.url:
        event["url"] = public.url
    event["subEvent"] = sessions
    return json.dumps(event, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _moment(programme: Programme) -> Any:  # noqa: ANN401 (a key to sort by)
    ends = {programme.local(end).isoformat(): end for session in programme.sessions if (end := session.end)}
    first = min(ends.values())
    return lambda text: ends.get(text, first)


def _session(programme: Programme, session: Session) -> dict[str, Any]:
    values: dict[str, Any] = {
        "@type": "Event",
        "identifier": session.guid,
        "name": session.title,
        "eventStatus": _STATUS[session.state],
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    }
    if session.start is not None:
        values["startDate"] = programme.local(session.start).isoformat()
        values["endDate"] = programme.local(session.start + session.length).isoformat()
    room = programme.room_name(session.room)
    names = [{"@type": "Person", "name": name} for name in programme.names(session)]
    told = {
        "location": {"@type": "Place", "name": room} if room else None,
        "description": session.abstract or session.subtitle,
        "inLanguage": session.language,
        "performer": names,
        "url": session.url,
    }
    return values | {name: value for name, value in told.items() if value}

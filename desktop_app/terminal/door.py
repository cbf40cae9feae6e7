"""The check-in command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.checkin import actions
from desktop_app.features.checkin.rules import Desk, Reason, Status
from desktop_app.features.setup import queries
from desktop_app.terminal.moments import moment_at
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, say_no

if TYPE_CHECKING:
    import argparse

    from desktop_app.features.checkin.rules import Answer


def check_in(options: argparse.Namespace) -> int:
    """Check a code in; the exit code is 1 where nobody is let in by it."""
    with at_event(options) as (store, event):
        at = moment_at(options.at, event.zone)
        point = store.read(queries.point_named, event.id, options.point)
        station = store.read(queries.station_named, options.station) if options.station else None
        desk = Desk(event.id, point.id, station.id if station else None)
        answer = store.write(
            "Check in",
            actions.check_in,
            desk,
            options.code,
            at,
            prefix=event.scanner_prefix,
            given=dict(options.answer),
        )
    if answer.verdict.status is not Status.REFUSED:
        say(_row(answer), _sentence(answer), as_json=options.json)
        return 0
    if options.json:
        say(_row(answer), "", as_json=True)
    say_no(_sentence(answer))
    return 1


def _row(answer: Answer) -> dict[str, object]:
    person = answer.person
    row: dict[str, object] = {
        "status": "incomplete" if answer.asks else answer.verdict.status.value,
        "reason": answer.verdict.reason.value,
        "name": person.name if person else "",
        "organisation": person.organisation if person else "",
        "code": person.code if person else answer.raw_code,
    }
    if answer.asks:
        row["questions"] = [
            {
                "key": question.key,
                "label": question.label,
                "kind": question.kind.value,
                "choices": list(question.choices),
                "required": question.required,
            }
            for question in answer.questions
        ]
    if answer.session is not None:
        row["session"] = {
            "attends": answer.session.attends.value,
            "title": answer.session.title,
            "room": answer.session.room,
            "starts": answer.session.starts.isoformat(),
        }
    return row


def _sentence(answer: Answer) -> str:
    """The verdict as one line."""
    person = answer.person
    who = f"{person.name}, {person.organisation}".strip(", ") if person else ""
    return WORDS[answer.verdict.told.reason].format(
        who=who,
        code=answer.raw_code,
        point=answer.point,
        admits=", ".join(answer.admits),
        questions=", ".join(f"--answer {question.key}=…" for question in answer.questions),
    )


WORDS = {
    Reason.WELCOME: "Admitted: {who}.",
    Reason.RETURNED: "Admitted again: {who}.",
    Reason.LEFT: "Left: {who}.",
    Reason.NOTE: "Admitted, with a note for the desk: {who}.",
    Reason.INSIDE: "Already inside: {who}.",
    Reason.UNKNOWN: "Nobody has the code {code} at this event. Search by name instead.",
    Reason.MISREAD: "The code {code} has a letter wrong. Scan or type it again.",
    Reason.AMBIGUOUS: "The code {code} belongs to more than one person. Search by name instead.",
    Reason.REVOKED: "This code was withdrawn; {who} has a newer badge.",
    Reason.ERASED: "The registration with this code was erased; the badge opens no door any more.",
    Reason.CANCELLED: "The registration of {who} was cancelled.",
    Reason.DECLINED: "The registration of {who} was declined.",
    Reason.WAITLISTED: "{who} is on the waiting list.",
    Reason.DIRECTION: "{point} does not lead this way.",
    Reason.NOT_YET: "{point} is not open yet.",
    Reason.CLOSED: "{point} is closed.",
    Reason.CATEGORY: "{who} is not admitted at {point}; it is for {admits}.",
    Reason.NOT_CHOSEN: "{who} did not sign up for {point}.",
    Reason.FULL: "{point} is full.",
    Reason.INCOMPLETE: "Not let in yet: {who} has to be asked. Answer with {questions}",
    Reason.ONCE: "{point} lets each guest in once, and {who} was there before.",
    Reason.TODAY: "{point} lets each guest in once a day, and {who} was there today.",
    Reason.FORCED: "Let in against the rules: {who}.",
}

"""The demo forum: made of the sample files through the ordinary import, opened or run without a window."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from db.store import Store
from desktop_app.features.agenda import actions as programme_actions
from desktop_app.features.badges.queries import badges_of
from desktop_app.features.badges.rules import builtin_templates
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.features.checkin import actions as door
from desktop_app.features.meetings import actions as meetings
from desktop_app.features.meetings import queries as meeting_queries
from desktop_app.features.meetings.rules import Budget, ScheduleJob
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.rules import NewCategory, zone_of
from desktop_app.progress import Silent
from desktop_app.settings import places, resources
from desktop_app.terminal import agenda
from desktop_app.terminal.badges import note
from desktop_app.terminal.meeting_requests import bring_in as bring_in_requests
from desktop_app.terminal.meeting_schedule import write_plan
from desktop_app.terminal.output import say
from desktop_app.terminal.people import bring_in
from desktop_app.terminal.screen import has_screen

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

FILE = "demo.forumdesk"
STATION = "Desk 1"
SIGNED_UP = datetime(2026, 11, 24, 16, tzinfo=UTC)
# How the first half hour at the door goes: the share of people who come, and when the first does.
COME = 0.62
DOORS_OPEN = "08:15"
MINUTES = 50
# The scheduler's budget for the demo forum's meetings; opening it for the first time waits for this.
SECONDS = 0.5


def run(options: argparse.Namespace) -> int:
    """Open the demo forum in a window; without a screen, or asked to, run its day without one."""
    if options.no_window or not has_screen():
        return _run_day(options)
    database = Path(options.database) if options.database else places().folder / "demo" / FILE
    with_forum(database).close()
    code: int = options.desk.open(database, event=None, station=options.station or STATION)
    return code


def with_forum(database: Path) -> Store:
    """The store at `database`, with the demo forum in it: made now if it is not there yet."""
    store = Store.open(database, station=STATION)
    if not store.read(queries.events):
        sample = resources() / "sample"
        event_id = make_event(store, json.loads((sample / "event.json").read_text("utf-8")))
        bring_in(store, event_id, sample / "registrations.xlsx")
        _plan_day(store, event_id, sample / "agenda.csv")
        make_meetings(store, event_id, json.loads((sample / "event.json").read_text("utf-8")))
        bring_in_requests(store, event_id, sample / "meeting_requests.xlsx")
        make_afternoon(store, event_id)
    return store


def make_meetings(store: Store, event_id: str, facts: dict[str, Any]) -> None:
    """The slots, tables and types of meetings that `event.json` describes."""
    wanted = facts["meetings"]
    block = dict(wanted["block"])
    day = date.fromisoformat(facts["event"]["starts_on"])
    clock = time.fromisoformat(block.pop("start"))
    starts_at = datetime.combine(day, clock, zone_of(facts["event"]["zone"])).astimezone(UTC)
    store.write("Slots for meetings", meetings.add_meeting_block, event_id, starts_at=starts_at, **block)
    tables = wanted["tables"]
    store.write("Tables", meetings.add_meeting_tables, event_id, 1, tables["last"], place=tables["place"])
    for table in store.read(meeting_queries.tables, event_id):
        if table.number in tables["interpreter"]:
            store.write("Booths", meetings.edit_meeting_table, table.id, features=["interpreter"])
    for kind in wanted["types"]:
        store.write("Types", meetings.add_meeting_type, event_id, kind["name"], kind["colour"])


def make_afternoon(store: Store, event_id: str) -> None:
    """A first schedule of all accepted requests, as on the evening before."""
    blocks = store.read(meeting_queries.blocks, event_id)
    situation = store.read(meeting_queries.situation_at, event_id, blocks[0].starts_at)
    write_plan(store, situation, make_schedule(ScheduleJob(situation.problem, Budget(SECONDS)), Silent()))


def _plan_day(store: Store, event_id: str, file: Path) -> None:
    """The programme of the day, and who chose which of its talks."""
    zone = store.read(queries.event_named, None).zone
    programme, _, _ = agenda.bring_in(store, event_id, zone, file)
    talks = sorted(each.guid for each in programme.sessions if each.type == "Talk")
    people = store.read(attendee_rows, store.read(attendee_keys, event_id))
    coming = sorted(row.id for row in people if row.status == "registered")
    store.write("Sign-ups", programme_actions.sign_up_many, event_id, _choices(talks, coming), SIGNED_UP)


def _choices(talks: Sequence[str], people: Sequence[str]) -> list[tuple[str, str]]:
    """Every third guest chose a talk; the same each time."""
    return [(talks[place % len(talks)], key) for place, key in enumerate(people) if talks and place % 3 == 0]


def make_event(store: Store, facts: dict[str, Any]) -> str:
    """The event that `event.json` describes; gives its key."""
    event = dict(facts["event"])
    event["starts_on"] = date.fromisoformat(event["starts_on"])
    event["ends_on"] = date.fromisoformat(event["ends_on"])
    event_id = store.write(
        f"New event {event['title']}",
        actions.create_event,
        series=facts["series"],
        categories=[
            NewCategory(each["name"], each["colour"], each["hand_out"]) for each in facts["categories"]
        ],
        points=[each["name"] for each in facts["points"]],
        **event,
    )
    store.write("Name this station", actions.save_station, name=STATION)
    return event_id


def _run_day(options: argparse.Namespace) -> int:
    """The forum's morning: import, check-in of those who come, badges of all, pictures of the rooms."""
    folder: Path = options.out or places().folder / "demo" / "day"
    folder.mkdir(parents=True, exist_ok=True)
    database = _free(folder)
    store = with_forum(database)
    try:
        event = store.read(queries.event_named, None)
        inside, now = let_in(store, event)
        files = [str(file) for file in _print_all(store, event, folder)]
    finally:
        store.close()
    pictures = [str(file) for file in options.desk.pictures(database, folder / "pictures", now)]
    answer = {
        "database": str(database),
        "checked_in": inside,
        "pdfs": files,
        "pictures": pictures,
    }
    lines = [
        f"The demo forum's morning is done: {inside} people checked in.",
        f"  event file: {database}",
        *(f"  badges: {file}" for file in files),
        *(f"  picture: {file}" for file in pictures),
    ]
    say(answer, "\n".join(lines), as_json=options.json)
    return 0


def _free(folder: Path) -> Path:
    """A name for the day's event file that is not taken: what an earlier run left is kept."""
    names = (folder / (FILE if not number else f"demo-{number}.forumdesk") for number in range(10_000))
    return next(name for name in names if not name.exists())


def let_in(store: Store, event: queries.EventRow) -> tuple[int, datetime]:
    """Check in those who come, one after the other; gives how many, and the moment after the last."""
    random = Random(event.slug)  # noqa: S311 (the same morning each time, nothing secret)
    rows = store.read(attendee_rows, store.read(attendee_keys, event.id))
    coming = [row for row in rows if row.status == "registered" and random.random() < COME]
    random.shuffle(coming)
    start = datetime.fromisoformat(f"{event.starts_on}T{DOORS_OPEN}").replace(tzinfo=zone_of(event.zone))
    # Few at first, then the rush: the square root bends an even spread that way.
    minutes = sorted(MINUTES * random.random() ** 0.7 for _ in coming)
    point = store.read(queries.point_named, event.id, None)
    station = store.read(queries.station_named, STATION)
    desk = door.Desk(event.id, point.id, station.id if station else None)
    inside = 0
    now = start.astimezone(UTC)
    for row, minute in zip(coming, minutes, strict=True):
        now = (start + timedelta(minutes=minute)).astimezone(UTC)
        answer = store.write("Check in", door.check_in, desk, row.code, now)
        inside += answer.verdict.admitted
    return inside, now + timedelta(seconds=20)


def _print_all(store: Store, event: queries.EventRow, folder: Path) -> list[Path]:
    """Everybody's badges, once with each template."""
    badges = store.read(badges_of, event.id, BadgeChoice.EVERYBODY)
    files = []
    for template in builtin_templates():
        job = BadgeJob(badges, template, folder / f"badges-{template.name}.pdf", title=event.title)
        files.append(draw_badges(job, Silent()).target)
    note(store, event.id, badges)
    return files

"""The import of 5,000 people from XLSX with preview and journal, beside the same rows read and added."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import python_calamine
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from db.base import Base, new_key
from db.store import Store
from db.tables import Attendee, Category, Event, Organisation
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.tasks import plan_import, read_table
from desktop_app.progress import Silent
from tests.benchmarks.figures import Timing, figure, in_process
from tests.people import make_people, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.registrations.rules.plan import ImportPlan

COUNT = 5_000
ROUNDS = 3
T = TypeVar("T")
LIMITS = {"cpu_median": 4.0}


def measure() -> list[dict[str, Any]]:
    """The first import, and the same file again; medians of a few processes, CPU seconds of the whole job."""
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        path = Path(folder) / "people.xlsx"
        write_xlsx(path, make_people(COUNT))
        ours = [in_process("importing", "ours", path) for _ in range(ROUNDS)]
        floor = [in_process("importing", "floor", path) for _ in range(ROUNDS)]
    first, again, bare = (
        [Timing(each[f"{part}wall"], each[f"{part}cpu"]) for each in rows]
        for rows, part in ((ours, "first_"), (ours, "again_"), (floor, ""))
    )
    chunk = statistics.median(each["chunk"] for each in ours)
    return [
        figure(
            f"import of {COUNT} people with preview and journal",
            first,
            bare,
            limit=LIMITS,
            longest_chunk=round(chunk, 3),
        ),
        figure(f"import of {COUNT} people a second time, nothing changed", again),
    ]


def ours(path: Path) -> dict[str, float]:
    """Read, map, compare, plan, write with the journal; then the same once more."""
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        store = Store.open(Path(folder) / "forum.forumdesk")
        event_id = store.write("Event", _add_event)
        cpu, wall, (plan, chunk) = _timed(lambda: _import(store, event_id, path))
        again_cpu, again_wall, (second, _) = _timed(lambda: _import(store, event_id, path))
        store.close()
    if len(plan.new) != COUNT or len(second.unchanged) != COUNT:
        message = f"{len(plan.new)} new at first, {len(second.unchanged)} unchanged then"
        raise RuntimeError(message)
    return {
        "first_cpu": cpu,
        "first_wall": wall,
        "chunk": chunk,
        "again_cpu": again_cpu,
        "again_wall": again_wall,
    }


def _import(store: Store, event_id: str, path: Path) -> tuple[ImportPlan, float]:
    """The plan that was written, and how long the longest chunk took."""
    table = read_table(path, Silent())
    mapping = propose(table).with_known(store.read(queries.field_targets, event_id))
    plan = plan_import(table, mapping, store.read(queries.present, event_id), Silent())
    moments = [time.perf_counter()]
    steps = store.write_chunks("Import", actions.import_plan, event_id, plan)
    moments.extend(time.perf_counter() for _ in steps)
    chunks = [after - before for before, after in pairwise(moments)]
    return plan, max(chunks, default=0.0)


def floor(path: Path) -> dict[str, float]:
    """The rows read by the same parser and added to the same tables, neither checked nor journalled."""
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        engine = create_engine(f"sqlite:///{folder}/bare.db")
        Base.metadata.create_all(engine)
        cpu, wall, _ = _timed(lambda: _add_bare(engine, path))
        engine.dispose()
    return {"cpu": cpu, "wall": wall}


def _add_bare(engine: Engine, path: Path) -> None:
    header, *rows = python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()
    place = {str(name): index for index, name in enumerate(header)}
    with Session(engine) as session:
        event_id = _add_event(session)
        session.flush()
        category_id = session.scalars(select(Category.id)).one()
        organisations: dict[str, Organisation] = {}
        for number, row in enumerate(rows):
            name = str(row[place["Organisation"]])
            if name not in organisations:
                organisations[name] = Organisation(id=new_key(), event_id=event_id, name=name)
            session.add(
                Attendee(
                    event_id=event_id,
                    category_id=category_id,
                    organisation_id=organisations[name].id,
                    given_name=str(row[place["Given name"]]),
                    family_name=str(row[place["Family name"]]),
                    email=str(row[place["E-mail"]]),
                    phone=str(row[place["Phone"]]),
                    job_title=str(row[place["Position"]]),
                    code=f"BARE{number}",
                )
            )
        session.add_all(organisations.values())
        session.commit()


def _add_event(session: Session) -> str:
    day = date(2026, 5, 20)
    event = Event(
        id=new_key(), slug="bench", title="Bench", starts_on=day, ends_on=day, zone="Europe/Vilnius"
    )
    session.add(event)
    session.add(Category(id=new_key(), event_id=event.id, name="Participant", colour="#1E5AA8", position=0))
    return event.id


def _timed(work: Callable[[], T]) -> tuple[float, float, T]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return time.process_time() - cpu, time.perf_counter() - wall, result


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps({"ours": ours, "floor": floor}[sys.argv[1]](Path(sys.argv[2]))))
    else:
        print(json.dumps(measure(), indent=2))

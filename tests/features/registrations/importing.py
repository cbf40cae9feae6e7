"""Lists of a few invented people, and the way from their text to rows of the event."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Attendee
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.tasks import plan_import, read_table
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.registrations.rules.plan import Chosen, ImportPlan

HEADER = "ID;Given name;Family name;E-mail;Phone;Organisation;Country;Status;Diet\n"
ANNA = "1;Anna;Kask;anna@x.example;+372 555 1234;Saaremaa Optics;Estonia;paid;Fish\n"
BERT = "2;Bert;Ozols;bert@x.example;;UAB Saulė;LV;paid;\n"
CARL = "3;Carl;Ek;;;Saulė, UAB;Zviedrija;cancelled;\n"


def planned(
    store: Store, event_id: str, path: Path, same: Mapping[int, str] = MappingProxyType({})
) -> ImportPlan:
    table = read_table(path, Silent())
    mapping = propose(table).with_known(store.read(queries.field_targets, event_id))
    return plan_import(table, mapping, store.read(queries.present, event_id), Silent(), same)


def write(store: Store, event_id: str, plan: ImportPlan, chosen: Chosen | None = None) -> None:
    for _ in store.write_chunks("Import", actions.import_plan, event_id, plan, chosen):
        pass


def bring(store: Store, event_id: str, tmp_path: Path, text: str) -> ImportPlan:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    plan = planned(store, event_id, path)
    write(store, event_id, plan)
    return plan


def counts(plan: ImportPlan) -> tuple[int, int, int, int, int]:
    lists = (plan.new, plan.changed, plan.unchanged, plan.conflicting, plan.rejected)
    new, changed, unchanged, conflicting, rejected = map(len, lists)
    return new, changed, unchanged, conflicting, rejected


def attendee(session: Session, given_name: str) -> Attendee:
    return session.scalars(select(Attendee).where(Attendee.given_name == given_name)).one()


def values(store: Store, given_name: str) -> dict[str, object]:
    return store.read(lambda session: dict(attendee(session, given_name).__dict__))


def key(store: Store, given_name: str) -> str:
    return store.read(lambda session: attendee(session, given_name).id)

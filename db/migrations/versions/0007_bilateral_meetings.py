"""Bilateral meetings: types, blocks, tables, profiles, absences, requests, meetings, versions of cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_KEY = sa.String(length=32)


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    _add_places()
    _add_people()
    _add_requests()
    _add_meetings()


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _json(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _key(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _KEY, nullable=null)


def _moment(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=null)


def _yes(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _part_of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=name, initially="DEFERRED", deferrable=True
    )


def _one(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _id(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _find_by(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _add_places() -> None:
    op.create_table(
        "meeting_type",
        _key("event_id"),
        *_words("name", "colour"),
        *_numbers("position"),
        *_json("block_ids"),
        _key("id"),
        _part_of("meeting_type", "event_id", "event"),
        _id("meeting_type"),
        _one("meeting_type", "event_id", "name"),
    )
    op.create_table(
        "meeting_block",
        _key("event_id"),
        *_words("name"),
        _moment("starts_at"),
        *_numbers("slots", "slot_minutes", "gap_minutes"),
        *_words("session"),
        *_numbers("notice_minutes"),
        _key("id"),
        _part_of("meeting_block", "event_id", "event"),
        _id("meeting_block"),
    )
    _find_by("meeting_block", "event_id")
    op.create_table(
        "meeting_table",
        _key("event_id"),
        *_numbers("number"),
        *_words("place"),
        *_json("features"),
        _key("organisation_id", null=True),
        *_json("block_ids"),
        _moment("closed_from", null=True),
        _moment("closed_until", null=True),
        _key("id"),
        _part_of("meeting_table", "event_id", "event"),
        _part_of("meeting_table", "organisation_id", "organisation"),
        _id("meeting_table"),
        _one("meeting_table", "event_id", "number"),
    )
    _find_by("meeting_table", "organisation_id")


def _add_people() -> None:
    op.create_table(
        "meeting_profile",
        _key("attendee_id"),
        *_json("offers", "needs", "topics"),
        sa.Column("most", sa.Integer(), nullable=True),
        _yes("wants_table"),
        _key("id"),
        _part_of("meeting_profile", "attendee_id", "attendee"),
        _id("meeting_profile"),
        _one("meeting_profile", "attendee_id"),
    )
    op.create_table(
        "absence",
        _key("attendee_id"),
        _moment("starts_at", null=True),
        _moment("ends_at", null=True),
        *_words("kind", "reason"),
        _key("id"),
        _check("absence", "kind", "kind IN ('said','missing')"),
        _part_of("absence", "attendee_id", "attendee"),
        _id("absence"),
    )
    _find_by("absence", "attendee_id")
    op.create_table(
        "card_version",
        _key("attendee_id"),
        *_numbers("version"),
        *_json("content", "partner_ids"),
        _moment("made_at"),
        _key("id"),
        _part_of("card_version", "attendee_id", "attendee"),
        _id("card_version"),
        _one("card_version", "attendee_id", "version"),
    )


def _add_requests() -> None:
    op.create_table(
        "meeting_request",
        _key("event_id"),
        _key("type_id"),
        _key("from_id"),
        _key("to_id"),
        *_numbers("priority"),
        _yes("mutual"),
        *_words("state"),
        *_json("needs"),
        *_words("wish", "note", "source"),
        sa.Column("source_key", sa.Text(), nullable=True),
        _moment("at"),
        _key("id"),
        _check("meeting_request", "state", "state IN ('pending','accepted','declined','cancelled')"),
        _part_of("meeting_request", "event_id", "event"),
        _part_of("meeting_request", "type_id", "meeting_type"),
        _part_of("meeting_request", "from_id", "attendee"),
        _part_of("meeting_request", "to_id", "attendee"),
        _id("meeting_request"),
        _one("meeting_request", "event_id", "source", "source_key"),
    )
    _find_by("meeting_request", "type_id", "from_id", "to_id")
    op.create_table(
        "request_companion",
        _key("request_id"),
        _key("attendee_id"),
        *_numbers("side"),
        _key("id"),
        _check("request_companion", "side", "side IN (1, 2)"),
        _part_of("request_companion", "request_id", "meeting_request"),
        _part_of("request_companion", "attendee_id", "attendee"),
        _id("request_companion"),
        _one("request_companion", "request_id", "attendee_id"),
    )
    _find_by("request_companion", "attendee_id")


def _add_meetings() -> None:
    op.create_table(
        "meeting",
        _key("event_id"),
        _key("request_id"),
        _key("block_id"),
        *_numbers("slot"),
        _key("table_id"),
        *_words("state"),
        _yes("locked"),
        _yes("follow_up"),
        *_words("comment"),
        _moment("outcome_at", null=True),
        _key("staff_id", null=True),
        _key("id"),
        _check("meeting", "state", "state IN ('planned','held','no_show','cancelled')"),
        _part_of("meeting", "event_id", "event"),
        _part_of("meeting", "request_id", "meeting_request"),
        _part_of("meeting", "block_id", "meeting_block"),
        _part_of("meeting", "table_id", "meeting_table"),
        _part_of("meeting", "staff_id", "staff"),
        _id("meeting"),
    )
    _find_by("meeting", "event_id", "request_id", "table_id")
    op.create_index("ix_meeting_place", "meeting", ["block_id", "slot", "table_id"])
    op.create_table(
        "meeting_person",
        _key("meeting_id"),
        _key("attendee_id"),
        *_numbers("side"),
        _yes("absent"),
        _key("id"),
        _check("meeting_person", "side", "side IN (1, 2)"),
        _part_of("meeting_person", "meeting_id", "meeting"),
        _part_of("meeting_person", "attendee_id", "attendee"),
        _id("meeting_person"),
        _one("meeting_person", "meeting_id", "attendee_id"),
    )
    _find_by("meeting_person", "attendee_id")

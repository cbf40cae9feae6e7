"""The agenda: rooms, tracks, people, sessions, sign-ups, releases, plans; points that are sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_KEY = sa.String(length=32)


def upgrade() -> None:
    """Add the tables, and to points the session that they may be the door of."""
    _add_places()
    _add_sessions()
    _add_versions()
    _add_plans()
    _change_points()


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


def _of_event(table: str, *rest: sa.schema.SchemaItem) -> None:
    op.create_table(
        table, _key("event_id"), *rest, _key("id"), _part_of(table, "event_id", "event"), _id(table)
    )


def _add_places() -> None:
    _of_event(
        "agenda",
        *_words("day_change"),
        *_numbers("turn_round_minutes", "way_minutes"),
        *_json("days", "details"),
        _one("agenda", "event_id"),
    )
    _of_event(
        "agenda_room",
        *_words("key", "name"),
        sa.Column("capacity", sa.Integer(), nullable=True),
        *_numbers("position"),
        _yes("hidden"),
        *_json("availability", "details"),
        _one("agenda_room", "event_id", "key"),
    )
    _of_event(
        "agenda_track",
        *_words("name", "colour"),
        *_numbers("position"),
        *_json("details"),
        _one("agenda_track", "event_id", "name"),
    )
    _of_event(
        "agenda_person",
        _key("attendee_id", null=True),
        *_words("key", "name", "biography"),
        *_json("availability", "details"),
        _part_of("agenda_person", "attendee_id", "attendee"),
        _one("agenda_person", "event_id", "key"),
    )
    _find_by("agenda_person", "attendee_id")


def _add_sessions() -> None:
    table = "agenda_session"
    _of_event(
        table,
        *_words("guid", "title", "subtitle", "abstract", "language", "type", "kind", "state"),
        _key("room_id", null=True),
        _key("track_id", null=True),
        _moment("starts_at", null=True),
        *_numbers("seconds"),
        _yes("locked"),
        *_numbers("sequence"),
        *_json("details"),
        _check(table, "kind", "kind IN ('session','break','blocker')"),
        _check(table, "state", "state IN ('draft','confirmed','cancelled')"),
        _part_of(table, "room_id", "agenda_room"),
        _part_of(table, "track_id", "agenda_track"),
        _one(table, "event_id", "guid"),
    )
    _find_by(table, "room_id", "track_id")
    op.create_table(
        "session_speaker",
        _key("session_id"),
        _key("person_id"),
        *_words("part"),
        *_numbers("position"),
        _key("id"),
        _part_of("session_speaker", "session_id", table),
        _part_of("session_speaker", "person_id", "agenda_person"),
        _id("session_speaker"),
        _one("session_speaker", "session_id", "person_id", "part"),
    )
    _find_by("session_speaker", "person_id")
    op.create_table(
        "sign_up",
        _key("session_id"),
        _key("attendee_id"),
        *_words("state"),
        _moment("at"),
        _key("id"),
        _check("sign_up", "state", "state IN ('signed_up','waiting')"),
        _part_of("sign_up", "session_id", table),
        _part_of("sign_up", "attendee_id", "attendee"),
        _id("sign_up"),
        _one("sign_up", "session_id", "attendee_id"),
    )
    _find_by("sign_up", "attendee_id")


def _add_versions() -> None:
    _of_event(
        "agenda_release",
        *_words("version", "comment"),
        _moment("at"),
        _key("staff_id", null=True),
        *_json("snapshot"),
        _part_of("agenda_release", "staff_id", "staff"),
        _one("agenda_release", "event_id", "version"),
    )
    _of_event("agenda_import", *_words("file", "dialect"), _moment("at"), *_json("snapshot"))
    _find_by("agenda_import", "event_id")
    _of_event(
        "accepted_conflict",
        *_words("identity", "reason"),
        _moment("at"),
        _key("staff_id", null=True),
        _part_of("accepted_conflict", "staff_id", "staff"),
        _one("accepted_conflict", "event_id", "identity"),
    )
    _of_event("agenda_sheet", *_words("kind", "subject", "fingerprint"), _moment("at"))
    _find_by("agenda_sheet", "event_id")


def _add_plans() -> None:
    _of_event("agenda_plan", *_words("name"), _moment("made_at"), _one("agenda_plan", "event_id", "name"))
    table = "agenda_placement"
    op.create_table(
        table,
        _key("plan_id"),
        _key("session_id"),
        _key("room_id", null=True),
        _moment("starts_at", null=True),
        *_numbers("seconds"),
        _key("id"),
        _part_of(table, "plan_id", "agenda_plan"),
        _part_of(table, "session_id", "agenda_session"),
        _part_of(table, "room_id", "agenda_room"),
        _id(table),
        _one(table, "plan_id", "session_id"),
    )
    _find_by(table, "session_id")


def _change_points() -> None:
    order = ("direction", "reentry_rule", "print_rule", "position", "opens_at", "closes_at", "capacity")
    with op.batch_alter_table(
        "checkin_point", partial_reordering=[(*order, "category_ids", "session_id", "signed_up_only", "id")]
    ) as batch:
        batch.add_column(_key("session_id", null=True))
        batch.add_column(sa.Column("signed_up_only", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_foreign_key(
            op.f("fk_checkin_point_session_id"),
            "agenda_session",
            ["session_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    with op.batch_alter_table("checkin_point") as batch:
        batch.alter_column("signed_up_only", existing_type=sa.Boolean(), server_default=None)
    op.create_index(op.f("ix_checkin_point_session_id"), "checkin_point", ["session_id"])

"""The first shape of the event file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from datetime import datetime

revision = "0001"
down_revision = None

_APPLICATION_ID = 0x46444B31

_SCANS = (
    """CREATE TRIGGER scan_kept BEFORE DELETE ON scan
BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END""",
    """CREATE TRIGGER scan_unchanged BEFORE UPDATE ON scan
WHEN NEW.raw_code NOT IN (OLD.raw_code, '') OR NEW.explanation NOT IN (OLD.explanation, '')
  OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.point_id IS NOT OLD.point_id
  OR NEW.attendee_id IS NOT OLD.attendee_id OR NEW.station_id IS NOT OLD.station_id
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.direction IS NOT OLD.direction OR NEW.at IS NOT OLD.at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.admitted IS NOT OLD.admitted
  OR NEW.reason IS NOT OLD.reason OR NEW.nonce IS NOT OLD.nonce
BEGIN SELECT RAISE(ABORT, 'scans are never changed'); END""",
)

_FULL_TEXT = (
    """CREATE VIRTUAL TABLE attendee_search USING fts5(name, spellings, organisation, other,
  content='search_entry', content_rowid='id', tokenize='ascii', detail='column', prefix='1 2')""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
  INSERT INTO attendee_search(rowid, name, spellings, organisation, other)
    VALUES (new.id, new.name, new.spellings, new.organisation, new.other);
END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
  INSERT INTO attendee_search(attendee_search, rowid, name, spellings, organisation, other)
    VALUES ('delete', old.id, old.name, old.spellings, old.organisation, old.other);
END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
WHEN old.id <> new.id OR old.name <> new.name OR old.spellings <> new.spellings
  OR old.organisation <> new.organisation OR old.other <> new.other BEGIN
  INSERT INTO attendee_search(attendee_search, rowid, name, spellings, organisation, other)
    VALUES ('delete', old.id, old.name, old.spellings, old.organisation, old.other);
  INSERT INTO attendee_search(rowid, name, spellings, organisation, other)
    VALUES (new.id, new.name, new.spellings, new.organisation, new.other);
END""",
)


def upgrade() -> None:
    """Make all tables of an empty file."""
    _add_action()
    _add_search_entry()
    _add_series()
    _add_staff()
    _add_change()
    _add_event()
    _add_category()
    _add_checkin_point()
    _add_custom_field()
    _add_organisation()
    _add_template()
    _add_attendee()
    _add_station()
    _add_accepted_code()
    _add_consent()
    _add_printout()
    _add_scan()
    _add_annulment()
    for statement in (*_SCANS, *_FULL_TEXT):
        op.execute(statement)
    op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")


def _add_action() -> None:
    op.create_table(
        "action",
        sa.Column("seq", sa.Integer(), nullable=False),
        _key("id"),
        _moment("at"),
        _words("verb"),
        _words("label"),
        _words("staff"),
        _words("station"),
        _key("undoes", nullable=True),
        _key("undone_by", nullable=True),
        _words("open_by"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_action")),
        _unique("action", "id"),
    )


def _add_search_entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        _key("attendee_id"),
        _key("event_id"),
        _words("name"),
        _words("spellings"),
        _words("organisation"),
        _words("other"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        _unique("search_entry", "attendee_id"),
    )

    op.create_index(op.f("ix_search_entry_event_id"), "search_entry", ["event_id"])


def _add_series() -> None:
    op.create_table(
        "series",
        _words("title"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )


def _add_staff() -> None:
    op.create_table(
        "staff",
        _words("name"),
        _words("role"),
        _words("pin_hash"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.CheckConstraint(
            "role IN ('volunteer','desk','supervisor','organiser')", name=op.f("ck_staff_role")
        ),
    )


def _add_change() -> None:
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), nullable=False),
        _key("action_id"),
        _words("table"),
        _key("key"),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
        _reference("change", "action_id", "action"),
    )

    op.create_index(op.f("ix_change_action_id"), "change", ["action_id"])

    op.create_index(op.f("ix_change_row"), "change", ["table", "key"])


def _add_event() -> None:
    op.create_table(
        "event",
        _key("series_id", nullable=True),
        _words("slug"),
        _words("title"),
        _words("place"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        _words("zone"),
        _words("funder_line"),
        _words("publicity_line"),
        _words("emblem"),
        _words("scanner_prefix"),
        _moment("created_at"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        _reference("event", "series_id", "series"),
        _unique("event", "slug"),
    )


def _add_category() -> None:
    op.create_table(
        "category",
        _key("event_id"),
        _words("name"),
        _words("colour"),
        sa.Column("position", sa.Integer(), nullable=False),
        _words("hand_out"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        _unique("category", "event_id", "name"),
        _reference("category", "event_id", "event"),
    )


def _add_checkin_point() -> None:
    op.create_table(
        "checkin_point",
        _key("event_id"),
        _words("name"),
        _words("direction"),
        sa.Column("reentry", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _moment("opens_at", nullable=True),
        _moment("closes_at", nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("category_ids", sa.JSON(), nullable=False),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_point")),
        sa.CheckConstraint("direction IN ('entry','exit','both')", name=op.f("ck_checkin_point_direction")),
        _reference("checkin_point", "event_id", "event"),
    )

    op.create_index(op.f("ix_checkin_point_event_id"), "checkin_point", ["event_id"])


def _add_custom_field() -> None:
    op.create_table(
        "custom_field",
        _key("event_id"),
        _words("key"),
        _words("label"),
        _words("kind"),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custom_field")),
        _unique("custom_field", "event_id", "key"),
        sa.CheckConstraint(
            "kind IN ('text','choice','multi_choice','number','date','yes_no')",
            name=op.f("ck_custom_field_kind"),
        ),
        _reference("custom_field", "event_id", "event"),
    )


def _add_organisation() -> None:
    op.create_table(
        "organisation",
        _key("event_id"),
        _words("name"),
        _words("kind"),
        _words("country"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.CheckConstraint(
            "kind IN ('cluster','company','research','public','other')", name=op.f("ck_organisation_kind")
        ),
        _reference("organisation", "event_id", "event"),
    )

    op.create_index(op.f("ix_organisation_event_id"), "organisation", ["event_id"])


def _add_template() -> None:
    op.create_table(
        "template",
        _key("event_id"),
        _words("name"),
        _words("document"),
        _words("paper"),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        _reference("template", "event_id", "event"),
    )

    op.create_index(op.f("ix_template_event_id"), "template", ["event_id"])


def _add_attendee() -> None:
    op.create_table(
        "attendee",
        _key("event_id"),
        _key("organisation_id", nullable=True),
        _key("category_id"),
        _words("given_name"),
        _words("family_name"),
        _words("email"),
        _words("phone"),
        _words("country"),
        _words("job_title"),
        _words("status"),
        _words("code"),
        _words("note"),
        sa.Column("attention", sa.Boolean(), nullable=False),
        sa.Column("walk_in", sa.Boolean(), nullable=False),
        _words("source"),
        _words("source_key", nullable=True),
        _moment("registered_at", nullable=True),
        sa.Column("custom", sa.JSON(), nullable=False),
        _words("sort_key"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
        _unique("attendee", "event_id", "code"),
        _unique("attendee", "event_id", "source", "source_key"),
        sa.CheckConstraint(
            "status IN ('registered','waitlisted','cancelled','declined')", name=op.f("ck_attendee_status")
        ),
        _reference("attendee", "event_id", "event"),
        _reference("attendee", "organisation_id", "organisation"),
        _reference("attendee", "category_id", "category"),
    )

    op.create_index(op.f("ix_attendee_category_id"), "attendee", ["category_id"])

    op.create_index(op.f("ix_attendee_category"), "attendee", ["event_id", "category_id"])

    op.create_index(op.f("ix_attendee_country"), "attendee", ["event_id", "country"])

    op.create_index(op.f("ix_attendee_organisation"), "attendee", ["event_id", "organisation_id"])

    op.create_index(op.f("ix_attendee_order"), "attendee", ["event_id", "sort_key", "id"])

    op.create_index(op.f("ix_attendee_organisation_id"), "attendee", ["organisation_id"])

    op.create_index(op.f("ix_attendee_status"), "attendee", ["event_id", "status"])


def _add_station() -> None:
    op.create_table(
        "station",
        _words("name"),
        _key("point_id", nullable=True),
        _key("template_id", nullable=True),
        _words("printer"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        _unique("station", "name"),
        _reference("station", "point_id", "checkin_point"),
        _reference("station", "template_id", "template"),
    )


def _add_accepted_code() -> None:
    op.create_table(
        "accepted_code",
        _key("event_id"),
        _key("attendee_id"),
        _words("code"),
        _words("origin"),
        _moment("revoked_at", nullable=True),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_code")),
        _unique("accepted_code", "event_id", "code"),
        _reference("accepted_code", "event_id", "event"),
        _reference("accepted_code", "attendee_id", "attendee"),
    )

    op.create_index(op.f("ix_accepted_code_attendee_id"), "accepted_code", ["attendee_id"])


def _add_consent() -> None:
    op.create_table(
        "consent",
        _key("attendee_id"),
        _words("purpose"),
        _words("wording"),
        sa.Column("given", sa.Boolean(), nullable=False),
        _moment("at"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        _reference("consent", "attendee_id", "attendee"),
    )

    op.create_index(op.f("ix_consent_attendee_id"), "consent", ["attendee_id"])


def _add_printout() -> None:
    op.create_table(
        "printout",
        _key("event_id"),
        _key("attendee_id"),
        _key("template_id", nullable=True),
        _key("station_id", nullable=True),
        _words("document"),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        _words("reason"),
        _words("code"),
        _words("state"),
        _moment("at"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printout")),
        _reference("printout", "event_id", "event"),
        _reference("printout", "attendee_id", "attendee"),
        _reference("printout", "template_id", "template"),
        _reference("printout", "station_id", "station"),
    )

    op.create_index(op.f("ix_printout_attendee_id"), "printout", ["attendee_id"])

    op.create_index(op.f("ix_printout_event_id"), "printout", ["event_id"])


def _add_scan() -> None:
    op.create_table(
        "scan",
        _key("event_id"),
        _key("point_id"),
        _key("attendee_id", nullable=True),
        _key("station_id", nullable=True),
        _key("staff_id", nullable=True),
        _words("direction"),
        _moment("at"),
        _moment("recorded_at"),
        _words("raw_code"),
        sa.Column("admitted", sa.Boolean(), nullable=False),
        _words("reason"),
        _words("explanation"),
        _words("nonce"),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
        sa.CheckConstraint("direction IN ('entry','exit')", name=op.f("ck_scan_direction")),
        _reference("scan", "event_id", "event"),
        _reference("scan", "point_id", "checkin_point"),
        _reference("scan", "attendee_id", "attendee"),
        _reference("scan", "station_id", "station"),
        _reference("scan", "staff_id", "staff"),
        _unique("scan", "nonce"),
    )

    op.create_index(op.f("ix_scan_latest"), "scan", ["event_id", "at"])

    op.create_index(op.f("ix_scan_passages"), "scan", ["attendee_id", "point_id"])

    op.create_index(op.f("ix_scan_point_id"), "scan", ["point_id"])


def _add_annulment() -> None:
    op.create_table(
        "annulment",
        _key("scan_id"),
        _moment("at"),
        _words("reason"),
        _key("staff_id", nullable=True),
        _key("station_id", nullable=True),
        _key("id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annulment")),
        _unique("annulment", "scan_id"),
        _reference("annulment", "scan_id", "scan"),
        _reference("annulment", "staff_id", "staff"),
        _reference("annulment", "station_id", "station"),
    )


def _key(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=32), nullable=nullable)


def _words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _reference(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}"), deferrable=True, initially="DEFERRED"
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))

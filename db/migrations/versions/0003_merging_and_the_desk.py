"""Merged people, kept values, places, hand-outs, questions at the desk, saved views and mappings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SCAN_UNCHANGED = """CREATE TRIGGER scan_unchanged BEFORE UPDATE ON scan
WHEN NEW.raw_code NOT IN (OLD.raw_code, '') OR NEW.explanation NOT IN (OLD.explanation, '')
  OR NEW.answers NOT IN (OLD.answers, '{}')
  OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.point_id IS NOT OLD.point_id
  OR NEW.station_id IS NOT OLD.station_id
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.direction IS NOT OLD.direction OR NEW.at IS NOT OLD.at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.admitted IS NOT OLD.admitted
  OR NEW.reason IS NOT OLD.reason OR NEW.nonce IS NOT OLD.nonce OR NEW.forced IS NOT OLD.forced
  OR (NEW.attendee_id IS NOT OLD.attendee_id AND NOT EXISTS (SELECT 1 FROM former_attendee AS former
    WHERE (former.id = OLD.attendee_id AND former.attendee_id = NEW.attendee_id)
    OR (former.id = NEW.attendee_id AND former.attendee_id = OLD.attendee_id)))
BEGIN SELECT RAISE(ABORT, 'scans are never changed'); END"""

_KEY = sa.String(length=32)


def upgrade() -> None:
    """Add the columns and tables; nothing that is there changes its meaning."""
    _widen_people()
    _widen_the_rest()
    _add_tables_of_people()
    _add_tables_of_the_desk()
    _let_merged_people_keep_their_scans()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _key(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, _KEY, nullable=null)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=False)


def _part_of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=name, initially="DEFERRED", deferrable=True
    )


def _one(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _id(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _widen_people() -> None:
    for name in ("booking", "box"):
        op.add_column("attendee", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("attendee", sa.Column("erased_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table(
        "attendee", partial_reordering=[("sort_key", "booking", "box", "erased_at", "id")]
    ) as batch:
        for name in ("booking", "box"):
            batch.alter_column(name, existing_type=sa.Text(), server_default=None)
    op.create_index("ix_attendee_booking", "attendee", ["event_id", "booking"])
    op.add_column("custom_field", sa.Column("at_checkin", sa.Text(), nullable=False, server_default="no"))
    op.add_column("custom_field", sa.Column("category_ids", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table(
        "custom_field", partial_reordering=[("position", "at_checkin", "category_ids", "id")]
    ) as batch:
        batch.alter_column("at_checkin", existing_type=sa.Text(), server_default=None)
        batch.alter_column("category_ids", existing_type=sa.JSON(), server_default=None)
        batch.create_check_constraint(
            op.f("ck_custom_field_at_checkin"), "at_checkin IN ('no','show','ask','require')"
        )


def _widen_the_rest() -> None:
    op.add_column("organisation", sa.Column("other_names", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("organisation", partial_reordering=[("country", "other_names", "id")]) as batch:
        batch.alter_column("other_names", existing_type=sa.JSON(), server_default=None)
    op.add_column("category", sa.Column("places", sa.Integer(), nullable=True))
    with op.batch_alter_table(
        "category", recreate="always", partial_reordering=[("hand_out", "places", "id")]
    ):
        pass
    op.add_column("event", sa.Column("places", sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("purged_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table(
        "event", recreate="always", partial_reordering=[("created_at", "places", "purged_at", "id")]
    ):
        pass
    op.add_column("staff", sa.Column("left_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("staff", recreate="always", partial_reordering=[("pin_hash", "left_at", "id")]):
        pass


def _add_tables_of_people() -> None:
    op.create_table(
        "former_attendee",
        _key("event_id"),
        _key("attendee_id"),
        _text("source"),
        sa.Column("source_key", sa.Text(), nullable=True),
        _key("id"),
        _part_of("former_attendee", "attendee_id", "attendee"),
        _part_of("former_attendee", "event_id", "event"),
        _id("former_attendee"),
        _one("former_attendee", "event_id", "source", "source_key"),
    )
    op.create_index(op.f("ix_former_attendee_attendee_id"), "former_attendee", ["attendee_id"])
    op.create_table(
        "kept_value",
        _key("attendee_id"),
        _text("field"),
        _text("value"),
        _key("id"),
        _part_of("kept_value", "attendee_id", "attendee"),
        _id("kept_value"),
        _one("kept_value", "attendee_id", "field"),
    )
    op.create_table(
        "event_figures",
        _key("event_id"),
        _moment("at"),
        _json("figures"),
        _key("id"),
        _part_of("event_figures", "event_id", "event"),
        _id("event_figures"),
        _one("event_figures", "event_id"),
    )


def _add_tables_of_the_desk() -> None:
    op.create_table(
        "hand_out",
        _key("event_id"),
        _text("name"),
        sa.Column("position", sa.Integer(), nullable=False),
        _json("category_ids"),
        _text("field_key"),
        _text("field_value"),
        sa.Column("stock", sa.Integer(), nullable=True),
        _key("id"),
        _part_of("hand_out", "event_id", "event"),
        _id("hand_out"),
        _one("hand_out", "event_id", "name"),
    )
    op.create_table(
        "handed_out",
        _key("attendee_id"),
        _key("hand_out_id"),
        _key("station_id", null=True),
        _key("staff_id", null=True),
        _moment("at"),
        _key("id"),
        _part_of("handed_out", "attendee_id", "attendee"),
        _part_of("handed_out", "hand_out_id", "hand_out"),
        _part_of("handed_out", "staff_id", "staff"),
        _part_of("handed_out", "station_id", "station"),
        _id("handed_out"),
        _one("handed_out", "attendee_id", "hand_out_id"),
    )
    op.create_index(op.f("ix_handed_out_hand_out_id"), "handed_out", ["hand_out_id"])
    op.create_table(
        "saved_view",
        _key("event_id"),
        _text("room"),
        _text("name"),
        sa.Column("position", sa.Integer(), nullable=False),
        _json("settings"),
        _key("id"),
        _part_of("saved_view", "event_id", "event"),
        _id("saved_view"),
        _one("saved_view", "event_id", "room", "name"),
    )
    op.create_table(
        "saved_mapping",
        _text("name"),
        _json("headers"),
        _json("columns"),
        _key("id"),
        _id("saved_mapping"),
        _one("saved_mapping", "name"),
    )


def _let_merged_people_keep_their_scans() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER scan_unchanged")
        op.execute(_SCAN_UNCHANGED)

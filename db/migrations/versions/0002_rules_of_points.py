"""What a check-in point asks of a guest, and what a scan says of an entry against the rules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SCANS = (
    """CREATE TRIGGER scan_kept BEFORE DELETE ON scan
BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END""",
    """CREATE TRIGGER scan_unchanged BEFORE UPDATE ON scan
WHEN NEW.raw_code NOT IN (OLD.raw_code, '') OR NEW.explanation NOT IN (OLD.explanation, '')
  OR NEW.answers NOT IN (OLD.answers, '{}')
  OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.point_id IS NOT OLD.point_id
  OR NEW.attendee_id IS NOT OLD.attendee_id OR NEW.station_id IS NOT OLD.station_id
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.direction IS NOT OLD.direction OR NEW.at IS NOT OLD.at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.admitted IS NOT OLD.admitted
  OR NEW.reason IS NOT OLD.reason OR NEW.nonce IS NOT OLD.nonce OR NEW.forced IS NOT OLD.forced
BEGIN SELECT RAISE(ABORT, 'scans are never changed'); END""",
)


def upgrade() -> None:
    """Add the columns with what they meant so far, then take the helping defaults off again."""
    _change_points()
    _change_journal()
    _change_scans()


def _change_points() -> None:
    for name in ("reentry_rule", "print_rule"):
        op.add_column("checkin_point", sa.Column(name, sa.Text(), nullable=False, server_default="never"))
    points = sa.table(
        "checkin_point", sa.column("reentry", sa.Boolean()), sa.column("reentry_rule", sa.Text())
    )
    op.execute(points.update().where(points.c.reentry == sa.true()).values(reentry_rule="after_exit"))
    order = ("direction", "reentry_rule", "print_rule", "position", "opens_at", "closes_at", "capacity")
    with op.batch_alter_table("checkin_point", partial_reordering=[(*order, "category_ids", "id")]) as batch:
        batch.drop_column("reentry")
        for name in ("reentry_rule", "print_rule"):
            batch.alter_column(name, existing_type=sa.Text(), server_default=None)
        batch.create_check_constraint(
            op.f("ck_checkin_point_reentry_rule"), "reentry_rule IN ('never','after_exit','always','daily')"
        )
        batch.create_check_constraint(
            op.f("ck_checkin_point_print_rule"), "print_rule IN ('never','once','always')"
        )


def _change_journal() -> None:
    """Tell the history of points in the new words, so that what was done before can still be taken back."""
    changes = sa.table(
        "change",
        sa.column("seq", sa.Integer()),
        sa.column("table", sa.Text()),
        sa.column("before", sa.JSON(none_as_null=True)),
        sa.column("after", sa.JSON(none_as_null=True)),
    )
    told = op.get_bind().execute(changes.select().where(changes.c.table == "checkin_point")).all()
    for row in told:
        values = {"before": _retold(row.before), "after": _retold(row.after)}
        op.execute(changes.update().where(changes.c.seq == row.seq).values(values))


def _retold(values: dict[str, object] | None) -> dict[str, object] | None:
    if values is None or "reentry" not in values:
        return values
    rule = "after_exit" if values["reentry"] else "never"
    kept = {name: value for name, value in values.items() if name != "reentry"}
    # A whole row names its event; a change tells only what was changed.
    return kept | {"reentry_rule": rule} | ({"print_rule": "never"} if "event_id" in values else {})


def _change_scans() -> None:
    op.add_column("scan", sa.Column("forced", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("scan", sa.Column("answers", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("scan", partial_reordering=[("nonce", "forced", "answers", "id")]) as batch:
        batch.alter_column("forced", existing_type=sa.Boolean(), server_default=None)
        batch.alter_column("answers", existing_type=sa.JSON(), server_default=None)
    if op.get_bind().dialect.name == "sqlite":
        # They went with the table that was rebuilt.
        for statement in _SCANS:
            op.execute(statement)

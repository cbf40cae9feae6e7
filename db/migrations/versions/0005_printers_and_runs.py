"""Printers with what is left on their rolls, and the runs in which long jobs are handed over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_PAGES = ("run_from", "run_to")


def upgrade() -> None:
    """Add the table, and to the jobs the pages that the print system has: none that can be told."""
    for name in _PAGES:
        op.add_column("print_job", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("print_job") as batch:
        for name in _PAGES:
            batch.alter_column(name, existing_type=sa.Integer(), server_default=None)
    op.create_table(
        "printer",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("roll", sa.Integer(), nullable=False),
        sa.Column("labels_left", sa.Integer(), nullable=False),
        sa.Column("warn_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_printer")),
    )

"""Papers and sheets of labels that an event describes itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KEY = sa.String(length=32)
_LENGTHS = ("width", "height", "label_width", "label_height", "left", "top", "pitch_x", "pitch_y")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "own_sheet",
        sa.Column("event_id", _KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        *_lengths(*_LENGTHS[:4]),
        sa.Column("columns", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        *_lengths(*_LENGTHS[4:]),
        sa.Column("id", _KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_own_sheet_event_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_sheet")),
        sa.UniqueConstraint("event_id", "title", name=op.f("uq_own_sheet_event_id_title")),
    )
    op.create_index(op.f("ix_own_sheet_event_id"), "own_sheet", ["event_id"])


def _lengths(*names: str) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Double(), nullable=False) for name in names]

"""Pictures of templates and people, and the queue to the printers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_KEY = sa.String(length=32)


def upgrade() -> None:
    """Add the tables, and to the printouts the job they went with."""
    op.add_column("printout", sa.Column("job_id", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("printout", partial_reordering=[("at", "job_id", "id")]) as batch:
        batch.alter_column("job_id", existing_type=sa.Text(), server_default=None)
    _add_pictures()
    _add_queue()


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _part_of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=name, initially="DEFERRED", deferrable=True
    )


def _add_pictures() -> None:
    op.create_table(
        "template_picture",
        sa.Column("template_id", _KEY, nullable=False),
        *_words("name", "data"),
        sa.Column("id", _KEY, nullable=False),
        _part_of("template_picture", "template_id", "template"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_picture")),
        sa.UniqueConstraint("template_id", "name", name=op.f("uq_template_picture_template_id_name")),
    )
    op.create_table(
        "photo",
        sa.Column("attendee_id", _KEY, nullable=False),
        *_words("data"),
        sa.Column("id", _KEY, nullable=False),
        _part_of("photo", "attendee_id", "attendee"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("attendee_id", name=op.f("uq_photo_attendee_id")),
    )


def _add_queue() -> None:
    op.create_table(
        "print_job",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("event_id", _KEY, nullable=False),
        *_words("station", "printer", "title", "file", "document"),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("pages_done", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        *_words("state", "system_job", "words"),
        sa.Column("attendee_ids", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting','held','sent','printing','printed','handed','failed','cancelled')",
            name=op.f("ck_print_job_state"),
        ),
        _part_of("print_job", "event_id", "event"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_index(op.f("ix_print_job_event_id"), "print_job", ["event_id"])

"""What Alembic runs for each migration: one transaction, references off while tables are rebuilt."""

from __future__ import annotations

from alembic import context

from db.base import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()

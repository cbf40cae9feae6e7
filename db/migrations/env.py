"""What Alembic runs for each migration: one transaction, references off while tables are rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context

from db.base import Base, UtcDateTime
from db.search import FULL_TEXT_TABLES

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def include_name(name: str | None, _kind: str, _parents: object) -> bool:
    """All but the full-text tables, which no model knows: a step writes their SQL by hand."""
    return name not in FULL_TEXT_TABLES


def render_item(_kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A step must stand without the program's own types."""
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=include_name,
    render_item=render_item,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()

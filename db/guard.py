"""The session of a store: what would slip past the journal is refused, and so is a write while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from sqlalchemy import TextClause, event
from sqlalchemy.orm import Session
from typing_extensions import override

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState, UOWTransaction


class PastTheJournalError(RuntimeError):
    """A mistake in the program: a bulk statement, a write in a query, an action that commits by itself."""


class RowSession(Session):
    """A session that reads freely and writes by rows only.

    The journal records rows. A bulk INSERT, UPDATE or DELETE would leave it without a word, so each is
    refused unless it carries the execution option `journal=True`: the journal's and the index's own.
    The store alone ends the transaction: a commit in the middle of an action would part the rows from
    their journal, and a rollback or savepoint would leave in the journal what is not in the rows.
    """

    def settle(self) -> None:
        """Commit; for the store."""
        super().commit()

    def drop(self) -> None:
        """Roll back; for the store."""
        super().rollback()

    @override
    def commit(self) -> NoReturn:
        _refuse("commit")

    @override
    def rollback(self) -> NoReturn:
        _refuse("rollback")

    @override
    def begin_nested(self) -> NoReturn:
        _refuse("a savepoint")

    @override
    def bulk_save_objects(self, *_: object, **__: object) -> NoReturn:
        _refuse("bulk_save_objects")

    @override
    def bulk_insert_mappings(self, *_: object, **__: object) -> NoReturn:
        _refuse("bulk_insert_mappings")

    @override
    def bulk_update_mappings(self, *_: object, **__: object) -> NoReturn:
        _refuse("bulk_update_mappings")


def _refuse(what: str) -> NoReturn:
    message = f"past the journal: {what}"
    raise PastTheJournalError(message)


@event.listens_for(RowSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_select or state.execution_options.get("journal"):
        return
    statement = state.statement
    if not isinstance(statement, TextClause):
        _refuse(f"a bulk {type(statement).__name__}")
    if statement.text.split(maxsplit=1)[0].upper() != "SELECT":
        _refuse(statement.text)


@event.listens_for(RowSession, "before_flush")
def _refuse_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    if session.info.get("reading"):
        message = f"a query wrote: {[*session.new, *session.dirty, *session.deleted]}"
        raise PastTheJournalError(message)

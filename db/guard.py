"""What a session refuses: statements that would slip past the journal, and writes while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import TextClause, event

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction


class PastTheJournalError(RuntimeError):
    """A mistake in the program: a bulk statement, or a write in a query."""


def guard(session: Session) -> None:
    """Let `session` read freely and write by rows only.

    The journal records rows. A bulk INSERT, UPDATE or DELETE would leave it without a word, so each is
    refused unless it carries the execution option `journal=True`: the journal's and the index's own.
    """
    event.listen(session, "do_orm_execute", _refuse_bulk)
    if session.info.get("reading"):
        event.listen(session, "before_flush", _refuse_flush)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_select or state.execution_options.get("journal"):
        return
    if isinstance(state.statement, TextClause) and state.statement.text.lstrip()[:6].upper() == "SELECT":
        return
    message = f"past the journal: {state.statement}"
    raise PastTheJournalError(message)


def _refuse_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    message = f"a query wrote: {[*session.new, *session.dirty, *session.deleted]}"
    raise PastTheJournalError(message)

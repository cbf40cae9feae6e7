"""What the desk asks: the event's questions in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from db.tables import CustomField
from desktop_app.features.checkin.rules import Asking, Question, QuestionKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ASKED = (
    select(
        CustomField.key,
        CustomField.label,
        CustomField.kind,
        CustomField.choices,
        CustomField.at_checkin,
        CustomField.category_ids,
    )
    .where(CustomField.event_id == bindparam("event_id"), CustomField.at_checkin != Asking.NO.value)
    .order_by(CustomField.position, CustomField.id)
)


def questions(session: Session, event_id: str) -> tuple[Question, ...]:
    """The custom fields that the desk shows or asks for, in their order."""
    return tuple(
        Question(
            key=row.key,
            label=row.label or row.key,
            kind=QuestionKind(row.kind),
            choices=tuple(row.choices),
            asking=Asking(row.at_checkin),
            category_ids=frozenset(row.category_ids),
        )
        for row in session.execute(_ASKED, {"event_id": event_id})
    )

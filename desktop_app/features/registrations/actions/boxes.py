"""Putting badges into boxes, and taking them out again, for very many people in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Attendee
from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.boxes import BoxRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

CHUNK = 200


def assign_boxes(session: Session, event_id: str, boxes: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Say where the badges of these people lie; "" for nowhere. Yields (people done, people in all).

    Raises:
        Refused: TAKEN where somebody else's badge lies there.

    """
    _assert_free(session, event_id, boxes)
    keys = list(boxes)
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        for attendee in session.scalars(select(Attendee).where(Attendee.id.in_(chunk))):
            attendee.box = boxes[attendee.id]
        yield start + len(chunk), len(keys)


def _assert_free(session: Session, event_id: str, boxes: Mapping[str, str]) -> None:
    wanted = {box for box in boxes.values() if box}
    held = select(Attendee.id, Attendee.box).where(Attendee.event_id == event_id, Attendee.box != "")
    for row in session.execute(held):
        if row.box in wanted and row.id not in boxes:
            raise Refused(BoxRefusal.TAKEN, box=row.box)

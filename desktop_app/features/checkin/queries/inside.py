"""How many people a point counts inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from db.tables import Annulment, Scan
from desktop_app.features.checkin.rules import Direction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select


def inside_count(point_id: str, since: datetime | None = None) -> Select[int]:
    """Counts the people whose newest passage at the point, or since then, led in."""
    counts = (Scan.point_id == point_id, Scan.admitted, ~exists().where(Annulment.scan_id == Scan.id))
    newest = (
        select(
            Scan.direction,
            func.row_number()
            .over(partition_by=Scan.attendee_id, order_by=(Scan.at.desc(), Scan.id.desc()))
            .label("place"),
        )
        .where(*counts, *(() if since is None else (Scan.at >= since,)))
        .subquery()
    )
    count = select(func.count()).where(newest.c.place == 1, newest.c.direction == Direction.ENTRY.value)
    return count.select_from(newest)

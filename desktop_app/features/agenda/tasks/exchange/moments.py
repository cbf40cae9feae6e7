"""When an entry of a file begins and how long it lasts, by its date, its start, its day and the zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.wall_clock import Showing, read_clock, zone_of
from desktop_app.features.agenda.tasks.exchange.times import (
    THREE_PARTS,
    Parts,
    is_days_first,
    read_date,
    read_length,
    read_moment,
    read_time,
)

if TYPE_CHECKING:
    from desktop_app.features.agenda.tasks.exchange.found import FoundEvent


class Clock:
    """The clock by which a file is read: its zone, and when its day changes."""

    def __init__(self, zone: str, day_change: time, repairs: Repairs) -> None:
        self.zone = zone
        self.day_change = day_change
        self._repairs = repairs

    def start(self, event: FoundEvent) -> datetime | None:
        """The instant at which an entry begins, in UTC; None where it says nothing readable."""
        moment = read_moment(event.texts.get("date", ""))
        if moment is None:
            return self._built(event)
        if moment.tzinfo is None:
            self._repairs.add(RepairKind.DATE_WITHOUT_OFFSET, event.place)
            return self._read(moment, event)
        instant = moment.astimezone(UTC)
        said = read_time(event.texts.get("start", ""))
        if said is not None and not self._agree(instant, said):
            self._repairs.add(RepairKind.DATE_AND_START_DIFFER, event.place)
        return instant

    def _agree(self, instant: datetime, said: time) -> bool:
        wall = instant.astimezone(zone_of(self.zone))
        return (wall.hour, wall.minute) == (said.hour, said.minute)

    def _built(self, event: FoundEvent) -> datetime | None:
        """Put together from the day and the start; before the change of day it is the next morning."""
        day = event.day
        on = read_date(event.texts.get("date", "")) or (read_date(day.date) if day is not None else None)
        said = read_time(event.texts.get("start", ""))
        if on is None or said is None:
            self._repairs.add(RepairKind.NOT_SCHEDULED, event.place)
            return None
        self._repairs.add(RepairKind.DATE_BUILT, event.place)
        if said < self.day_change:
            self._repairs.add(RepairKind.AFTER_MIDNIGHT, event.place)
            on += timedelta(days=1)
        return self._read(datetime.combine(on, said), event)

    def _read(self, wall: datetime, event: FoundEvent) -> datetime:
        reading = read_clock(wall, self.zone)
        if reading.showing is Showing.NEVER:
            self._repairs.add(RepairKind.NOT_ON_THE_CLOCK, event.place)
        elif reading.showing is Showing.TWICE:
            self._repairs.add(RepairKind.TWICE_ON_THE_CLOCK, event.place)
        return reading.instant

    def length(
        self, event: FoundEvent, start: datetime | None, *, three: Parts, slot: timedelta
    ) -> timedelta:
        """How long an entry lasts: by its duration, else by its end, else one slot."""
        text = event.texts.get("duration", "")
        length = read_length(text, three) if text else None
        if length is None:
            length = self._until_end(event, start)
        if length is None:
            minutes = str(int(slot.total_seconds() // 60))
            self._repairs.add(RepairKind.LENGTH_ASSUMED, event.place, minutes)
            return slot
        if text.count(":") == THREE_PARTS - 1:
            meant = Parts.DAYS if is_days_first(text, three) else Parts.SECONDS
            self._repairs.add(RepairKind.LENGTH_IN_THREE_PARTS, event.place, meant.value)
        return length

    def _until_end(self, event: FoundEvent, start: datetime | None) -> timedelta | None:
        text = event.texts.get("end", "")
        end = read_moment(text)
        if start is None or end is None:
            return None
        instant = read_clock(end, self.zone).instant if end.tzinfo is None else end.astimezone(UTC)
        if not timedelta() <= instant - start <= timedelta(days=31):
            return None
        return instant - start

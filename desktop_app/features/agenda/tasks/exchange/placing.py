"""The rooms of a file, each once, by guid or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.programme import Room
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs

if TYPE_CHECKING:
    from desktop_app.features.agenda.tasks.exchange.found import Found, FoundEvent, FoundRoom


class Rooms:
    """The rooms of a file in its order; a room that only entries name is one too."""

    def __init__(self, found: Found, repairs: Repairs) -> None:
        self._repairs = repairs
        self._rooms: dict[str, Room] = {}
        self._by_name: dict[str, str] = {}
        shared = _shared_guids(found)
        for names in shared.values():
            repairs.add(RepairKind.ROOM_GUID_REPEATED, ", ".join(names), count=len(names))
        for room in found.rooms:
            self._add(room, told_by_name=room.guid in shared)

    def _add(self, found: FoundRoom, *, told_by_name: bool) -> None:
        if not found.name and not found.guid:
            return
        known = self._by_name.get(found.name)
        key = known or (found.guid if found.guid and not told_by_name else f"name:{found.name}")
        self._by_name.setdefault(found.name, key)
        old = self._rooms.get(key)
        if old is None:
            self._rooms[key] = Room(
                key,
                found.name,
                found.capacity,
                len(self._rooms),
                (),
                found.slug,
                found.description,
                tuple(found.extras),
            )

    def key(self, event: FoundEvent) -> str:
        """The key of the room in which an entry takes place; "" for none."""
        inner = event.texts.get("room", "")
        name = event.room or inner
        if not name:
            return ""
        if event.room and inner and inner != event.room:
            self._repairs.add(RepairKind.ROOM_DIFFERS, event.place)
        if name not in self._by_name:
            key = f"name:{name}"
            self._by_name[name] = key
            self._rooms[key] = Room(key, name, None, len(self._rooms))
        return self._by_name[name]

    def all(self) -> tuple[Room, ...]:
        return tuple(self._rooms.values())


def _shared_guids(found: Found) -> dict[str, list[str]]:
    """The guids that stand for rooms of different names."""
    names: dict[str, dict[str, None]] = {}
    for room in found.rooms:
        if room.guid:
            names.setdefault(room.guid, {})[room.name] = None
    return {guid: list(several) for guid, several in names.items() if len(several) > 1}

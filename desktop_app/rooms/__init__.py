"""The rooms put together: what the rail lists, what the palette does, and how one room asks another."""

from __future__ import annotations

from desktop_app.rooms.rooms import Rooms
from desktop_app.rooms.sources import sources_of

__all__ = ["Rooms", "sources_of"]

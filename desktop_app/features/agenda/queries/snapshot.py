"""A whole programme as JSON, and one from JSON: what releases and imported files are kept as."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.rules import Person, Programme, Room, Session, Track
from desktop_app.features.agenda.rules.own_fields import dumped, loaded, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.base import Json

_LISTS: Final[dict[str, type[Any]]] = {"rooms": Room, "tracks": Track, "sessions": Session, "people": Person}
_PLAIN: Final = tuple(each.name for each in fields(Programme) if each.name not in _LISTS)


def snapshot_of(programme: Programme) -> Json:
    """The programme as JSON holds it; `programme_from` gives the same again."""
    plain = {name: dumped(name, getattr(programme, name)) for name in _PLAIN}
    return plain | {name: [whole(noun) for noun in getattr(programme, name)] for name in _LISTS}


def programme_from(snapshot: Mapping[str, Any]) -> Programme:
    """The programme that a snapshot was made of."""
    values: dict[str, Any] = {name: loaded(name, snapshot[name]) for name in _PLAIN}
    for name, noun in _LISTS.items():
        values[name] = tuple(noun(**values_from(each)) for each in snapshot[name])
    return Programme(**values)


def details_of(noun: Any, names: Collection[str]) -> Json:  # noqa: ANN401 (any of the nouns)
    """Some fields of a noun as JSON holds them, without those that say nothing."""
    return {
        field.name: dumped(field.name, value)
        for field in fields(noun)
        if field.name in names
        and ((value := getattr(noun, field.name)) != field.default or field.default is MISSING)
    }


def values_from(details: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were kept as JSON."""
    return {name: loaded(name, value) for name, value in details.items()}

"""The people of a file, each once, by guid, number, code or name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.programme import Person
from desktop_app.features.agenda.rules.repair import RepairKind, Repairs
from desktop_app.features.agenda.rules.session import Role
from desktop_app.features.agenda.tasks.exchange.identity import name_mark, person_key

if TYPE_CHECKING:
    from desktop_app.features.agenda.tasks.exchange.found import Found, FoundEvent, FoundPerson

_LONGEST_NUMBER: Final = 15


class Cast:
    """Everybody on the programme, in the order in which the file names them."""

    def __init__(self, found: Found, repairs: Repairs) -> None:
        self._repairs = repairs
        self._people: dict[str, Person] = {}
        for person in found.people:
            self._key(person, "")

    def roles(self, event: FoundEvent) -> tuple[Role, ...]:
        """The people of an entry, in its order; who stands there twice in one part stands there once."""
        roles = [Role(self._key(person, event.place), person.part) for person in event.people]
        return tuple(dict.fromkeys(role for role in roles if role.person))

    def _key(self, found: FoundPerson, place: str) -> str:
        number = read_number(found.number)
        name = found.name or found.code
        if not name:
            self._repairs.add(RepairKind.PERSON_WITHOUT_NAME, place)
            return ""
        key = person_key(found.guid, number, found.code, name)
        known = self._people.get(key)
        if known is not None and known.name != name:
            self._repairs.add(RepairKind.PERSON_WITH_TWO_NAMES, f"{known.name}, {name}")
            key = f"{key}#{name_mark(name)}"
            known = self._people.get(key)
        if known is None:
            self._people[key] = Person(
                key,
                name,
                found.guid,
                number,
                found.code,
                (),
                found.biography,
                found.url,
                found.picture,
                tuple(found.extras),
            )
        return key

    def all(self) -> tuple[Person, ...]:
        return tuple(self._people.values())


def read_number(text: str) -> int | None:
    """A number of the file's own; None where there is none."""
    plain = text.strip()
    fits = plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_NUMBER
    return int(plain) if fits else None

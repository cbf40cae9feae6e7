"""What attendees refer to, found or made while writing: organisations, categories, custom fields, codes."""

from __future__ import annotations

from functools import cached_property
from random import SystemRandom
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from db.base import new_key
from db.tables import AcceptedCode, Attendee, Category, CustomField, Event, Organisation
from desktop_app.features.checkin.rules import CodeKind, new_code, read_code
from desktop_app.features.registrations.queries.names import organisation_ids
from desktop_app.features.registrations.rules.choices import kind_by_name, split_choices
from desktop_app.features.registrations.rules.field import CustomKind, OrganisationKind
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.plan import (
    PlannedField,
    PlannedOrganisation,
)
from desktop_app.features.registrations.rules.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

_COLOURS = ("#1E5AA8", "#B3261E", "#2E7D32", "#6A4FA3", "#8A6D00", "#00696E", "#8C4A00", "#5B5F66")
_FIRST_CATEGORY = "Participant"


class EventLists:
    """Looks things up by what they are called and adds what is missing; holds keys only, no rows."""

    def __init__(
        self, session: Session, event_id: str, planned: Mapping[str, PlannedOrganisation] | None = None
    ) -> None:
        self._session = session
        self._event_id = event_id
        self._planned = planned or {}
        self._random = SystemRandom()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The event's wall clock."""
        return ZoneInfo(self._session.scalar(select(Event.zone).where(Event.id == self._event_id)) or "UTC")

    @cached_property
    def _organisations(self) -> dict[str, str]:
        return organisation_ids(self._session, self._event_id)

    @cached_property
    def _categories(self) -> dict[str, str]:
        found = select(Category.name, Category.id).where(Category.event_id == self._event_id)
        return {
            folded(name): key
            for name, key in self._session.execute(found.order_by(Category.position, Category.id))
        }

    @cached_property
    def _fields(self) -> dict[str, str]:
        found = select(CustomField.key, CustomField.kind).where(CustomField.event_id == self._event_id)
        return dict(self._session.execute(found).all())

    @cached_property
    def taken(self) -> set[str]:
        """All codes that somebody holds or held."""
        own = select(Attendee.code).where(Attendee.event_id == self._event_id)
        further = select(AcceptedCode.code).where(AcceptedCode.event_id == self._event_id)
        return {*self._session.scalars(own), *self._session.scalars(further)}

    def code(self, wished: str = "") -> str:
        """A code for a new attendee: the wished one if it is an own code that is free, or else a new one."""
        reading = read_code(wished) if wished else None
        if reading and reading.kind is CodeKind.OWN and reading.code not in self.taken:
            code = reading.code
        else:
            code = new_code(self.taken, self._random)
        self.taken.add(code)
        return code

    def foreign_code(self, attendee_id: str, code: str, origin: str) -> None:
        """Let a code of another system open the door too, unless somebody else holds it."""
        if code and code not in self.taken and read_code(code).kind is not CodeKind.OWN:
            self.taken.add(code)
            self._session.add(
                AcceptedCode(event_id=self._event_id, attendee_id=attendee_id, code=code, origin=origin)
            )

    def organisation_id(self, name: str, country: str = "") -> str | None:
        """The organisation of that name, however it is spelled; made when it is new, None for no name."""
        words = organisation_key(name)
        if not words:
            return None
        if words not in self._organisations:
            planned = self._planned.get(words) or PlannedOrganisation(
                name.strip(), kind_by_name(name), country
            )
            self._organisations[words] = self._add_organisation(planned)
        return self._organisations[words]

    def _add_organisation(self, planned: PlannedOrganisation) -> str:
        key = new_key()
        self._session.add(
            Organisation(
                id=key,
                event_id=self._event_id,
                name=planned.name,
                kind=OrganisationKind(planned.kind).value,
                country=planned.country,
            )
        )
        return key

    def category_id(self, name: str = "") -> str:
        """The category of that name, made when it is new; the event's first one for no name."""
        if not name and self._categories:
            return next(iter(self._categories.values()))
        name = name or _FIRST_CATEGORY
        if folded(name) not in self._categories:
            key, position = new_key(), len(self._categories)
            colour = _COLOURS[position % len(_COLOURS)]
            self._session.add(
                Category(id=key, event_id=self._event_id, name=name, colour=colour, position=position)
            )
            self._categories[folded(name)] = key
        return self._categories[folded(name)]

    def add_field(self, planned: PlannedField) -> None:
        """The custom field, if the event has none of that key."""
        if planned.key in self._fields:
            return
        count = select(func.count()).where(CustomField.event_id == self._event_id)
        self._session.add(
            CustomField(
                event_id=self._event_id,
                key=planned.key,
                label=planned.label,
                kind=planned.kind.value,
                choices=list(planned.choices),
                position=self._session.scalar(count) or 0,
            )
        )
        self._session.flush()
        self._fields[planned.key] = planned.kind.value

    def custom_value(self, key: str, text: str) -> str | list[str]:
        """A custom field's text as it is stored: several choices as a list."""
        return split_choices(text) if self._fields.get(key) == CustomKind.MULTI_CHOICE.value else text

"""Views of the list of people: who is listed, in which order and columns; some are kept under a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from db.tables import SavedView
from desktop_app.features.registrations.queries.listing import Filter, Ordering

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PEOPLE: Final = "people"
"""The room to which these views belong."""

_SETS: Final = ("categories", "countries", "kinds", "statuses")
_ANSWERS: Final = ("arrived", "printed", "attention")


@dataclass(frozen=True)
class View:
    """What the list shows; no `columns` leave them as they are."""

    only: Filter = field(default_factory=Filter)
    order: Ordering = Ordering.NAME
    ascending: bool = True
    columns: tuple[str, ...] = ()

    def is_shown_by(self, other: View) -> bool:
        """Whether the list looks like this view already."""
        alike = (self.only, self.order, self.ascending) == (other.only, other.order, other.ascending)
        return alike and self.columns in ((), other.columns)


@dataclass(frozen=True)
class NamedView:
    """A view with what it is called."""

    key: str
    name: str
    view: View


def named_views(session: Session, event_id: str) -> list[NamedView]:
    """The views that staff kept, in the order in which they did."""
    found = session.scalars(
        select(SavedView)
        .where(SavedView.event_id == event_id, SavedView.room == PEOPLE)
        .order_by(SavedView.position, SavedView.id)
    )
    return [NamedView(one.id, one.name, view_of(one.settings)) for one in found]


def settings_of(view: View) -> dict[str, Any]:
    """A view as it is stored."""
    only = view.only
    return {
        "text": only.text,
        **{name: sorted(getattr(only, name)) for name in _SETS},
        **{name: getattr(only, name) for name in _ANSWERS},
        "order": view.order.value,
        "ascending": view.ascending,
        "columns": list(view.columns),
    }


def view_of(settings: dict[str, Any]) -> View:
    """A stored view; what this program does not know of it is left out."""
    order = settings.get("order")
    return View(
        Filter(
            str(settings.get("text") or ""),
            _keys(settings.get("categories")),
            _keys(settings.get("countries")),
            _keys(settings.get("kinds")),
            _keys(settings.get("statuses")),
            _answer(settings.get("arrived")),
            _answer(settings.get("printed")),
            _answer(settings.get("attention")),
        ),
        Ordering(order) if order in set(Ordering) else Ordering.NAME,
        settings.get("ascending") is not False,
        tuple(map(str, settings.get("columns") or ())),
    )


def _keys(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def _answer(value: object) -> bool | None:
    return value if isinstance(value, bool) else None

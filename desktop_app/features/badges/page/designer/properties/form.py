"""Forms bound to elements: each row reads a value from the element and puts another one into it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.features.badges.page.designer.fields import ColourField, NumberField
from desktop_app.features.badges.rules.geometry import bounds, least_of, moved, scaled_into, union
from desktop_app.features.badges.rules.node import LARGEST
from desktop_app.features.badges.rules.template import Area
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.fields import Field
    from desktop_app.features.badges.queries import EventSample
    from desktop_app.features.badges.rules.template import Element

Get = Any
Put = Any
"""Functions of an element, whose kind the form knows."""


class BoundForm(Form):
    """Rows for one kind of element."""

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.design = design
        self._bound: list[tuple[Field, Get]] = []

    def bind(self, words: str, field: Field, get: Get, put: Put, *, wide: bool = False) -> None:
        """Add a row: `get(element)` gives its value, `put(element, value)` the changed element."""
        self.add(words, field, wide=wide)
        self.tie(field, get, put, words)
        if hasattr(field, "complained"):
            field.complained.connect(partial(self.complain, field))

    def bind_pair(self, words: str, *fields: tuple[str, Field, Get, Put]) -> None:
        """Add a row of two editors side by side, each with a name of its own as its tool tip."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self.add(words, both, wide=True)
        for name, field, get, put in fields:
            field.setAccessibleName(name)
            field.setToolTip(name)
            row.addWidget(field, 1)
            self.tie(field, get, put, name)

    def bind_attribute(self, words: str, field: Field, name: str) -> None:
        """Add a row for an attribute of the element."""
        self.bind(words, field, partial(_attribute, name), partial(_with_attribute, name))

    def tie(self, field: Field, get: Get, put: Put, what: str) -> None:
        """Let an editor show and change a value."""
        self._bound.append((field, get))
        field.given.connect(partial(self._on_given, put, what))

    def show_element(self, element: Element) -> None:
        """Show the values of an element."""
        for field, get in self._bound:
            if isinstance(field, ColourField):
                field.show_category(self.design.badge.category_colour)
            field.show_value(get(element))

    def show_sample(self, sample: EventSample) -> None:
        """Offer what occurs in the event."""
        for field, _ in self._bound:
            if hasattr(field, "show_custom"):
                field.show_custom(sample.custom)
            if hasattr(field, "show_sample"):
                field.show_sample(sample)

    def _on_given(self, put: Put, what: str, value: object) -> None:
        design = self.design
        words = design.words.changing(design.chosen_elements)
        design.change(what, words, partial(_put_into, put, value))

    def colour(self, none: str = "") -> ColourField:
        """An editor for a colour of the badge."""
        return ColourField(self.design.words.colours(), none)


class PlaceRows(QObject):
    """Place and size in mm, of one element or of the box around several."""

    def __init__(self, form: BoundForm, *, sized: bool = True) -> None:
        super().__init__(form)
        self._form = form
        self.x = NumberField(-LARGEST, LARGEST, "mm", 0.5, sign="x")
        self.y = NumberField(-LARGEST, LARGEST, "mm", 0.5, sign="y")
        self.width = NumberField(0.0, LARGEST, "mm", 0.5, sign="↔")
        self.height = NumberField(0.0, LARGEST, "mm", 0.5, sign="↕")
        pairs = [(self.tr("Place"), (self.tr("From the left"), self.x), (self.tr("From the top"), self.y))]
        if sized:
            pairs.append((self.tr("Size"), (self.tr("Width"), self.width), (self.tr("Height"), self.height)))
        for words, *fields in pairs:
            both = QWidget()
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(Space.SMALL)
            form.add(words, both, wide=True)
            for name, field in fields:
                field.setAccessibleName(name)
                field.setToolTip(name)
                row.addWidget(field, 1)
                field.given.connect(partial(self._on_given, field))

    def show(self) -> None:
        """Show where the chosen elements lie."""
        chosen = self._form.design.chosen_elements
        box = _box(chosen)
        for field, value in zip(
            (self.x, self.y, self.width, self.height), (box.x, box.y, box.width, box.height), strict=True
        ):
            field.show_value(value)

    def _on_given(self, field: NumberField, value: float) -> None:
        design = self._form.design
        chosen = design.chosen_elements
        if not chosen:
            return
        box = _box(chosen)
        after = self._after(box, field, value)
        single = len(chosen) == 1

        def change(element: Element) -> Element:
            if after.width == box.width and after.height == box.height:
                return moved(element, after.x - box.x, after.y - box.y)
            if single:
                least = least_of(element)
                return replace(
                    element,
                    area=replace(after, width=max(after.width, least), height=max(after.height, least)),
                )
            return replace(element, area=scaled_into(element.area, box, after))

        sizes = (self.width, self.height)
        words = design.words.resizing(chosen) if field in sizes else design.words.moving(chosen)
        design.change(field.accessibleName(), words, change)

    def _after(self, box: Area, field: NumberField, value: float) -> Area:
        names = {self.x: "x", self.y: "y", self.width: "width", self.height: "height"}
        found: Area = replace(box, **{names[field]: value})
        return found


def _box(chosen: tuple[Element, ...]) -> Area:
    """One element's own area, before it is turned; the box as seen around several."""
    if not chosen:
        return Area(0, 0, 0, 0)
    return chosen[0].area if len(chosen) == 1 else union(bounds(each) for each in chosen)


def _attribute(name: str, element: Element) -> object:
    return getattr(element, name)


def _with_attribute(name: str, element: Element, value: object) -> Element:
    attribute: dict[str, Any] = {name: value}
    return replace(element, **attribute) if hasattr(element, name) else element


def _put_into(put: Callable[[Element, object], Element], value: object, element: Element) -> Element:
    return put(element, value)

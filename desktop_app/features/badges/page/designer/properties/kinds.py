"""The forms of each kind of element but text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.badges.page.designer.conditions import ConditionField
from desktop_app.features.badges.page.designer.fields import ChoiceField, NumberField
from desktop_app.features.badges.page.designer.patterns import PatternField
from desktop_app.features.badges.page.designer.properties.form import BoundForm, PlaceRows
from desktop_app.features.badges.page.designer.reading import PictureFiles, read_picture
from desktop_app.features.badges.rules.design.editing import with_changed, with_picture
from desktop_app.features.badges.rules.template import ImageElement
from desktop_app.kit.refusals import words_of
from desktop_app.kit.widgets import Kind, button

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.rules.template import Element
    from desktop_app.paper.text import Fit

MOST_LINES = 20


class ElementForm(BoundForm):
    """Place and size, what the kind adds, and when the element is shown."""

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(design, parent)
        self.place = PlaceRows(self)
        self.add_rows()
        self.condition = ConditionField(design.words)
        self.bind(self.tr("Shown when"), self.condition, _when, _with_when, wide=True)
        self.fill_rest()

    def add_rows(self) -> None:
        """Add what only this kind has."""

    @override
    def show_element(self, element: Element) -> None:
        """Show the values of an element."""
        self.place.show()
        super().show_element(element)

    def bind_fit(self, get: Any, put: Any) -> None:  # noqa: ANN401 (see `bind`)
        """Add rows for how a text may give way; `get` gives its `Fit`, `put` takes one."""
        sizes = (NumberField(3, 400, "pt"), NumberField(3, 400, "pt", sign="≥"))
        self.bind_pair(
            self.tr("Type size"),
            (self.tr("Largest size"), sizes[0], *_fitting(get, put, "size")),
            (self.tr("Smallest size that can still be read"), sizes[1], *_fitting(get, put, "minimum")),
        )
        lines = (NumberField(1, MOST_LINES, "", sign="≤"), NumberField(3, 400, "pt", sign="<"))
        self.bind_pair(
            self.tr("Lines"),
            (self.tr("Most lines"), lines[0], *_fitting(get, put, "lines")),
            (self.tr("More lines below this size"), lines[1], *_fitting(get, put, "wrap_below")),
        )
        leading = NumberField(0.8, 3, "em", 0.05)
        self.bind(self.tr("Line distance"), leading, *_fitting(get, put, "leading"))


class QrForm(ElementForm):
    """What the code says."""

    @override
    def add_rows(self) -> None:
        self.pattern = PatternField(self.design.words)
        self.bind_attribute(self.tr("Says"), self.pattern, "pattern")


class ImageForm(ElementForm):
    """Which picture, and how it lies in its box."""

    @override
    def add_rows(self) -> None:
        self.file = PictureField()
        self.add(self.tr("Picture"), self.file)
        self.file.file_chosen.connect(self._on_file_chosen)
        fits = (
            (self.tr("Whole, as large as fits"), "contain"),
            (self.tr("Fills the box, cut off"), "cover"),
            (self.tr("Pulled to the box"), "stretch"),
        )
        self.bind_attribute(self.tr("Fit"), ChoiceField(fits), "fit")

    @override
    def show_element(self, element: Element) -> None:
        super().show_element(element)
        if isinstance(element, ImageElement):
            self.file.show_name(element.picture)

    def _on_file_chosen(self, file: str) -> None:
        design = self.design
        try:
            picture = read_picture(Path(file))
        except Refused as refused:
            self.complain(self.file, words_of(refused))
            return
        self.complain(self.file, "")
        design.settle()
        template, name = with_picture(design.template, picture)
        changed = {
            place: replace(each, picture=name)
            for place, each in zip(design.chosen, design.chosen_elements, strict=True)
            if isinstance(each, ImageElement)
        }
        words = design.words.changing(design.chosen_elements)
        design.step(words, with_changed(template, design.face, changed))


class PictureField(QWidget):
    """A button that says which picture is shown, and asks for another file.

    Signals:
        file_chosen(str): the path of a file.
    """

    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = PictureFiles(self)
        self.button = button("", Kind.PLAIN, "image")
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._on_clicked)

    def show_name(self, name: str) -> None:
        """Say which picture it is."""
        self.button.setText(name)
        self.button.setToolTip(self.tr("{name}: choose another file…").format(name=name))

    def _on_clicked(self) -> None:
        file = self._files.ask(self)
        if file:
            self.file_chosen.emit(file)


class ShapeForm(ElementForm):
    """A rectangle or an ellipse."""

    @override
    def add_rows(self) -> None:
        nothing = self.tr("None")
        self.fill, self.stroke = self.colour(nothing), self.colour(nothing)
        self.bind_attribute(self.tr("Fill"), self.fill, "fill")
        self.bind_attribute(self.tr("Line"), self.stroke, "stroke")
        self.bind_attribute(self.tr("Line width"), NumberField(0.1, 20, "pt", 0.25), "weight")
        self.radius = NumberField(0, 1200, "mm", 0.5)
        self.bind_attribute(self.tr("Round corners"), self.radius, "radius")

    @override
    def show_element(self, element: Element) -> None:
        super().show_element(element)
        self.radius.setEnabled(getattr(element, "shape", "") == "rectangle")


class LineForm(ElementForm):
    """A straight line."""

    @override
    def add_rows(self) -> None:
        self.bind_attribute(self.tr("Colour"), self.colour(), "colour")
        self.bind_attribute(self.tr("Line width"), NumberField(0.1, 20, "pt", 0.25), "weight")


class BandForm(ElementForm):
    """A filled band."""

    @override
    def add_rows(self) -> None:
        self.bind_attribute(self.tr("Colour"), self.colour(), "colour")


class ScheduleForm(ElementForm):
    """The person's day."""

    @override
    def add_rows(self) -> None:
        kinds = (
            (self.tr("Sessions and meetings"), "all"),
            (self.tr("Sessions"), "sessions"),
            (self.tr("Meetings"), "meetings"),
        )
        self.bind_attribute(self.tr("Shows"), ChoiceField(kinds), "what")
        self.bind_attribute(self.tr("Colour"), self.colour(), "colour")
        self.bind_fit(_fit, _with_fit)


def _when(element: Element) -> object:
    return element.when


def _with_when(element: Element, value: Any) -> Element:  # noqa: ANN401 (a condition or None)
    return replace(element, when=value)


def _fit(element: Any) -> Fit:  # noqa: ANN401 (an element with a fit)
    found: Fit = element.fit
    return found


def _with_fit(element: Any, value: Fit) -> Element:  # noqa: ANN401 (an element with a fit)
    changed: Element = replace(element, fit=value)
    return changed


def _fitting(get: Any, put: Any, name: str) -> tuple[Any, Any]:  # noqa: ANN401 (see `bind`)
    return partial(_figure, get, name), partial(_with_figure, get, put, name)


def _figure(get: Any, name: str, element: Element) -> float:  # noqa: ANN401 (see `bind`)
    fit: Fit = get(element)
    return float(max(fit.wrap_below, fit.minimum) if name == "wrap_below" else getattr(fit, name))


def _with_figure(get: Any, put: Any, name: str, element: Element, value: float) -> Element:  # noqa: ANN401 (see `bind`)
    """A figure that others contradict takes them along: the smallest size is never above the largest."""
    fit: Fit = replace(get(element), **{name: int(value) if name == "lines" else value})
    if name == "minimum":
        fit = replace(fit, size=max(fit.size, fit.minimum))
    minimum = min(fit.minimum, fit.size)
    wrap = min(max(fit.wrap_below, minimum), fit.size)
    changed: Element = put(element, replace(fit, minimum=minimum, wrap_below=wrap))
    return changed

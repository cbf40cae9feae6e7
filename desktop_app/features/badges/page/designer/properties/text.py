"""The form of texts: one or several in a stack, each with its pattern and its look."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.badges.page.designer.fields import (
    ChoiceField,
    NumberField,
    PictureChoice,
    SwitchField,
)
from desktop_app.features.badges.page.designer.patterns import PatternField
from desktop_app.features.badges.page.designer.properties.kinds import ElementForm
from desktop_app.features.badges.rules.geometry import turned_about_middle
from desktop_app.features.badges.rules.template import StackElement
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import tool_button
from desktop_app.paper.fonts import Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.rules.template import Element, StackText


class TextForm(ElementForm):
    """Which text of the stack, and everything about it."""

    @override
    def add_rows(self) -> None:
        self.current = 0
        self.which = ChoiceField(())
        self._buttons = [
            tool_button(picture, words)
            for picture, words in (
                ("plus", self.tr("Add a text below")),
                ("caret-up", self.tr("Move this text up")),
                ("caret-down", self.tr("Move this text down")),
                ("trash", self.tr("Remove this text")),
            )
        ]
        self.add(self.tr("Text"), self._chooser(), wide=True)
        self.pattern = PatternField(self.design.words)
        self._bind_text(self.tr("Says"), self.pattern, "pattern", wide=True)
        weights = (
            (self.tr("Regular"), Weight.REGULAR),
            (self.tr("Medium"), Weight.MEDIUM),
            (self.tr("Semibold"), Weight.SEMIBOLD),
            (self.tr("Bold"), Weight.BOLD),
        )
        self._bind_text(self.tr("Weight"), ChoiceField(weights), "weight")
        self._bind_text(self.tr("Colour"), self.colour(), "colour")
        self.bind_fit(self._fit, self._with_fit)
        self.gap = NumberField(-10, 100, "mm", 0.5)
        self._bind_text(self.tr("Gap above"), self.gap, "gap")
        self._bind_text("", SwitchField(self.tr("In capitals")), "capitals")
        self._bind_text("", SwitchField(self.tr("Must not be empty")), "required")
        self._bind_box()
        self.which.given.connect(self._on_text_chosen)
        for made, act in zip(
            self._buttons, (self._on_add, self._on_up, self._on_down, self._on_remove), strict=True
        ):
            made.clicked.connect(act)

    def _bind_box(self) -> None:
        across = (
            (self.tr("Left"), "text-align-left", "left"),
            (self.tr("Centred"), "text-align-center", "centre"),
            (self.tr("Right"), "text-align-right", "right"),
        )
        down = (
            (self.tr("At the top"), "align-top", "top"),
            (self.tr("In the middle"), "align-center-vertical", "middle"),
            (self.tr("At the bottom"), "align-bottom", "bottom"),
        )
        self.bind_attribute(self.tr("Lies"), PictureChoice(across), "align")
        self.bind_attribute("", PictureChoice(down), "valign")
        self.rotation = NumberField(-360, 360, "°", 15)
        self.bind(self.tr("Turned"), self.rotation, _rotation, _with_rotation)
        self.bind_attribute(self.tr("Emblem's room"), NumberField(0, 1200, "mm", 0.5), "emblem_room")

    def _chooser(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.which)
        row = QHBoxLayout()
        row.setSpacing(Space.HAIR)
        for made in self._buttons:
            made.setFixedSize(made.sizeHint())  # while the panel is laid out anew nothing is squeezed
            row.addWidget(made)
        row.addStretch()
        column.addLayout(row)
        self.which.setAccessibleName(self.tr("Text of the stack"))
        return both

    def choose_text(self, number: int) -> None:
        """Show another text of the stack."""
        self.current = number
        chosen = self.design.chosen_elements
        if chosen:
            self.show_element(chosen[0])

    @override
    def show_element(self, element: Element) -> None:
        """Show the values of a stack, and of its current text."""
        if not isinstance(element, StackElement):
            return
        self.current = max(0, min(self.current, len(element.texts) - 1))
        self.which.clear()
        for number, text in enumerate(element.texts):
            self.which.addItem(self.design.words.pattern(text.pattern), number)
        self.which.show_value(self.current)
        last = len(element.texts) - 1
        allowed = (True, self.current > 0, self.current < last, last > 0)
        for made, so in zip(self._buttons, allowed, strict=True):
            made.setEnabled(so)
        self.gap.setEnabled(self.current > 0)
        super().show_element(element)

    # --- one text of the stack ----------------------------------------------------------------------

    def _bind_text(self, words: str, field: Any, name: str, *, wide: bool = False) -> None:  # noqa: ANN401 (an editor)
        self.bind(words, field, partial(self._of_text, name), partial(self._into_text, name), wide=wide)

    def _text(self, element: StackElement) -> StackText:
        return element.texts[min(self.current, len(element.texts) - 1)]

    def _of_text(self, name: str, element: StackElement) -> object:
        return getattr(self._text(element), name)

    def _into_text(self, name: str, element: StackElement, value: object) -> StackElement:
        attribute: dict[str, Any] = {name: value}
        return self._with_text(element, replace(self._text(element), **attribute))

    def _with_text(self, element: StackElement, text: StackText) -> StackElement:
        place = min(self.current, len(element.texts) - 1)
        return replace(element, texts=(*element.texts[:place], text, *element.texts[place + 1 :]))

    def _fit(self, element: StackElement) -> object:
        return self._text(element).fit

    def _with_fit(self, element: StackElement, fit: Any) -> StackElement:  # noqa: ANN401 (a Fit)
        return self._with_text(element, replace(self._text(element), fit=fit))

    # --- the stack ----------------------------------------------------------------------------------

    def _on_text_chosen(self, number: int) -> None:
        self.choose_text(number)

    def _on_add(self) -> None:
        def added(element: StackElement) -> StackElement:
            place = self.current + 1
            fresh = replace(self._text(element), pattern="{second_line}", required=False)
            return replace(element, texts=(*element.texts[:place], fresh, *element.texts[place:]))

        self.current += 1
        self._restack(added)

    def _on_remove(self) -> None:
        def removed(element: StackElement) -> StackElement:
            return replace(element, texts=element.texts[: self.current] + element.texts[self.current + 1 :])

        self._restack(removed)

    def _on_up(self) -> None:
        self._swap(self.current - 1)

    def _on_down(self) -> None:
        self._swap(self.current + 1)

    def _swap(self, other: int) -> None:
        here, self.current = self.current, other

        def swapped(element: StackElement) -> StackElement:
            texts = list(element.texts)
            texts[here], texts[other] = texts[other], texts[here]
            return replace(element, texts=tuple(texts))

        self._restack(swapped)

    def _restack(self, change: Callable[[StackElement], StackElement]) -> None:
        """Only ever of the first chosen stack: others have other texts."""
        design = self.design
        design.change_first(design.words.changing(design.chosen_elements), change)


def _rotation(element: StackElement) -> float:
    return element.rotation


def _with_rotation(element: StackElement, value: float) -> StackElement:
    return turned_about_middle(element, value)

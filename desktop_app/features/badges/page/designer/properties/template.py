"""The form of the whole template: title, size, bleed, what the holder covers, the back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.features.badges.page.designer.fields import ChoiceField, NumberField, TextField
from desktop_app.features.badges.rules.design.editing import of_bleed, of_size, with_elements
from desktop_app.features.badges.rules.node import LARGEST, UNWRITABLE
from desktop_app.features.badges.rules.papers import sizes
from desktop_app.features.badges.rules.reading import LARGEST_BLEED
from desktop_app.features.badges.rules.template import Area
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Form, Kind, button, tool_button

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.rules import BadgeTemplate

SMALLEST = 10.0
_SAME = 0.05


class TemplateForm(Form):
    """What belongs to no single element."""

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = design
        self.title = TextField()
        self.format = ChoiceField([*((each.title, each.name) for each in sizes()), (self.tr("Own size"), "")])
        self.wide = NumberField(SMALLEST, LARGEST, "mm", sign="↔")
        self.high = NumberField(SMALLEST, LARGEST, "mm", sign="↕")
        self.bleed = NumberField(0, LARGEST_BLEED, "mm", 0.5)
        self.one_sided = button(self.tr("Take the back away"), Kind.PLAIN, "trash")
        self.covered = ChoiceField(())
        self.add_covered = tool_button("plus", self.tr("Add a place that the holder covers"))
        self.drop_covered = tool_button("trash", self.tr("Remove this place"))
        self.sides = [NumberField(0, LARGEST, "mm", 0.5, sign=sign) for sign in ("x", "y", "↔", "↕")]
        self._lay_out()
        self._connect()

    def show_template(self) -> None:
        """Show what the template says."""
        template = self._design.template
        self.title.show_value(template.title)
        self.format.show_value(_size_name(template))
        self.wide.show_value(template.width)
        self.high.show_value(template.height)
        self.bleed.show_value(template.bleed)
        self.one_sided.setEnabled(bool(template.back))
        self._show_covered(template)

    def _show_covered(self, template: BadgeTemplate) -> None:
        kept = max(self.covered.currentIndex(), 0)
        self.covered.clear()
        for number in range(len(template.keep_clear)):
            self.covered.addItem(self.tr("Place {number}").format(number=number + 1), number)
        there = bool(template.keep_clear)
        for part in (self.covered, self.drop_covered, *self.sides):
            part.setEnabled(there)
        if there:
            self.covered.setCurrentIndex(min(kept, len(template.keep_clear) - 1))
            area = template.keep_clear[self.covered.currentIndex()]
            for field, value in zip(self.sides, (area.x, area.y, area.width, area.height), strict=True):
                field.show_value(value)

    def _lay_out(self) -> None:
        self.add(self.tr("Title"), self.title, wide=True)
        self.add(self.tr("Size"), self.format, wide=True)
        self.add(
            "",
            _beside((self.tr("Width"), self.wide), (self.tr("Height"), self.high)),
            wide=True,
        )
        self.add(
            self.tr("Bleed"), self.bleed, self.tr("What reaches the edge is drawn beyond it, to be cut off.")
        )
        names = (self.tr("From the left"), self.tr("From the top"), self.tr("Width"), self.tr("Height"))
        chooser = _beside((self.tr("Place"), self.covered))
        for made in (self.add_covered, self.drop_covered):
            layout = chooser.layout()
            assert layout is not None  # noqa: S101 (made above)
            layout.addWidget(made)
        self.add(
            self.tr("Covered"), chooser, self.tr("Where the slot or the clip of the holder lies."), wide=True
        )
        self.add("", _beside(*zip(names[:2], self.sides[:2], strict=True)), wide=True)
        self.add("", _beside(*zip(names[2:], self.sides[2:], strict=True)), wide=True)
        self.add(self.tr("Back"), self.one_sided)
        self.fill_rest()

    def _connect(self) -> None:
        self.title.given.connect(self._on_title_given)
        self.format.given.connect(self._on_size_given)
        self.wide.given.connect(self._on_sides_given)
        self.high.given.connect(self._on_sides_given)
        self.bleed.given.connect(self._on_bleed_given)
        self.one_sided.clicked.connect(self._on_one_sided)
        self.covered.given.connect(self.show_template)
        self.add_covered.clicked.connect(self._on_covered_added)
        self.drop_covered.clicked.connect(self._on_covered_dropped)
        for number, field in enumerate(self.sides):
            field.given.connect(partial(self._on_covered_given, number))

    def _on_title_given(self, title: str) -> None:
        title = title.strip()
        wrong = not title or UNWRITABLE.search(title)
        self.complain(self.title, self.tr("A template needs a title.") if wrong else "")
        if wrong:
            self.title.show_value(self._design.template.title)
            return
        self._step(replace(self._design.template, title=title))

    def _on_size_given(self, name: str) -> None:
        for each in sizes():
            if each.name == name:
                self._step(of_size(self._design.template, each.width, each.height))
        if not name:
            self.wide.setFocus()

    def _on_sides_given(self) -> None:
        template = of_size(self._design.template, self.wide.value(), self.high.value())
        self._design.burst("size", self._words(), template)

    def _on_bleed_given(self, bleed: float) -> None:
        self._design.burst("bleed", self._words(), of_bleed(self._design.template, bleed))

    def _on_one_sided(self) -> None:
        self._design.turn_to("front")
        template = with_elements(self._design.template, "back", ())
        self._design.step(self.tr("Take the back of a badge template away"), template)

    def _on_covered_added(self) -> None:
        template = self._design.template
        slot = Area(max((template.width - 25) / 2, 0), 0, min(25, template.width), min(14, template.height))
        self._step(replace(template, keep_clear=(*template.keep_clear, slot)))
        self.covered.setCurrentIndex(self.covered.count() - 1)
        self.show_template()

    def _on_covered_dropped(self) -> None:
        place, clear = self.covered.currentIndex(), self._design.template.keep_clear
        self._step(replace(self._design.template, keep_clear=clear[:place] + clear[place + 1 :]))

    def _on_covered_given(self, number: int, value: float) -> None:
        template = self._design.template
        place = self.covered.currentIndex()
        name = ("x", "y", "width", "height")[number]
        area = replace(template.keep_clear[place], **{name: value})
        clear = (*template.keep_clear[:place], area, *template.keep_clear[place + 1 :])
        self._design.burst(f"covered {place}", self._words(), replace(template, keep_clear=clear))

    def _step(self, template: BadgeTemplate) -> None:
        self._design.step(self._words(), template)

    def _words(self) -> str:
        return self.tr("Change a badge template")


def _beside(*fields: tuple[str, QWidget]) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    for name, field in fields:
        field.setAccessibleName(name)
        field.setToolTip(name)
        row.addWidget(field, 1)
    return both


def _size_name(template: BadgeTemplate) -> str:
    return next(
        (
            each.name
            for each in sizes()
            if abs(each.width - template.width) < _SAME and abs(each.height - template.height) < _SAME
        ),
        "",
    )

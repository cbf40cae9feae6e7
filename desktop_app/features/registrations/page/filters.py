"""The filters above the list: a search field, and a chip for each property."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.naming import NameLine
from desktop_app.features.registrations.dialogs.wording import Wording, country_name
from desktop_app.features.registrations.page.flow import FlowLayout
from desktop_app.features.registrations.page.ticks import MenuChip, Tick
from desktop_app.features.registrations.page.views import ViewChip
from desktop_app.features.registrations.queries.listing import Filter
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Kind, button, tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.registrations.queries.counting import Choice, FilterCounts

_LETTERS: Final = 2
_YES: Final = "yes"
_NO: Final = "no"


class SearchField(QLineEdit):
    """A line that Escape empties and Down leaves.

    Signals:
        left_down(): Down or Enter was pressed: go to the list.
    """

    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.setPlaceholderText(
            self.tr("Name, organisation, e-mail, country, code, last digits of the phone")
        )
        self.setAccessibleName(self.tr("Search people"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Search field and chips; `wanted` tells who shall be listed.

    Signals:
        changed(): `wanted` has another value now.
        columns_asked(): the columns of the list shall be chosen.
    """

    changed = Signal()
    columns_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(self)
        self._counts: FilterCounts | None = None
        self.search = SearchField()
        self.category = MenuChip(self.tr("Category"))
        self.country = MenuChip(self.tr("Country"))
        self.kind = MenuChip(self.tr("Kind"))
        self.status = MenuChip(self.tr("Status"))
        self.arrived = MenuChip(self.tr("Arrival"))
        self.printed = MenuChip(self.tr("Badge"))
        self.attention = MenuChip(self.tr("Attention"))
        self.chips = (
            *(self.category, self.country, self.kind, self.status),
            *(self.arrived, self.printed, self.attention),
        )
        self.view = ViewChip()
        self.name_line = NameLine()
        self.clear_button = button(self.tr("Clear all"), Kind.QUIET)
        self.columns_button = tool_button("columns", self.tr("Choose columns"))
        self._lay_out()
        self.clear_button.hide()
        self.search.textChanged.connect(self._on_changed)
        for chip in self.chips:
            chip.changed.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)
        self.columns_button.clicked.connect(self.columns_asked)

    @property
    def wanted(self) -> Filter:
        """Who shall be listed; a single letter is not searched for yet."""
        text = self.search.text().strip()
        return Filter(
            text=text if len(text) >= _LETTERS else "",
            categories=self.category.chosen,
            countries=self.country.chosen,
            kinds=self.kind.chosen,
            statuses=self.status.chosen,
            arrived=_answer(self.arrived),
            printed=_answer(self.printed),
            attention=_answer(self.attention),
        )

    @property
    def active(self) -> bool:
        """Whether anything keeps people from the list."""
        return self.wanted != Filter()

    def offer(self, counts: FilterCounts) -> None:
        """Set the values that the chips offer; what is chosen stays, though nobody has it any more."""
        self._counts = counts
        self.category.offer([Tick(one.key, one.words, one.count) for one in counts.categories])
        self.country.offer(_named(counts.countries, country_name, self.country.chosen, short=True))
        self.kind.offer(_named(counts.kinds, self._wording.kind, self.kind.chosen))
        self.status.offer(_named(counts.statuses, self._wording.status, self.status.chosen))
        rest = counts.everybody - counts.arrived
        self.arrived.offer(
            (Tick(_YES, self.tr("Arrived"), counts.arrived), Tick(_NO, self.tr("Not arrived"), rest))
        )
        rest = counts.everybody - counts.printed
        self.printed.offer(
            (Tick(_YES, self.tr("Printed"), counts.printed), Tick(_NO, self.tr("Not printed"), rest))
        )
        rest = counts.everybody - counts.attention
        self.attention.offer(
            (Tick(_YES, self.tr("Needed"), counts.attention), Tick(_NO, self.tr("Not needed"), rest))
        )

    def clear(self) -> None:
        """List everybody."""
        self.show_filter(Filter())

    def show_filter(self, only: Filter) -> None:
        """List those whom the filter lets through."""
        blocked = self.blockSignals(True)
        for chip, keys in (
            (self.category, only.categories),
            (self.country, only.countries),
            (self.kind, only.kinds),
            (self.status, only.statuses),
        ):
            chip.choose(keys)
        for chip, answer in (
            (self.arrived, only.arrived),
            (self.printed, only.printed),
            (self.attention, only.attention),
        ):
            chip.choose(() if answer is None else (_YES if answer else _NO,))
        self.search.setText(only.text)
        self.blockSignals(blocked)
        if self._counts is not None:
            self.offer(self._counts)  # names what is chosen and nobody has
        self._on_changed()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.search, 1)
        line.addWidget(self.view)
        line.addWidget(self.columns_button)
        flow_ground = QWidget()
        flow = FlowLayout(flow_ground)
        for part in (*self.chips, self.clear_button):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        flow_ground.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(line)
        column.addWidget(flow_ground)
        column.addWidget(self.name_line)

    def _on_changed(self) -> None:
        self.clear_button.setVisible(self.active)
        self.changed.emit()


def _answer(chip: MenuChip) -> bool | None:
    """Both ticked, or none, lets everybody through."""
    return (_YES in chip.chosen) if len(chip.chosen) == 1 else None


def _named(
    choices: Iterable[Choice], word: Callable[[str], str], chosen: Iterable[str], *, short: bool = False
) -> list[Tick]:
    counts = {choice.key: choice.count for choice in choices}
    counts |= {key: 0 for key in sorted(chosen) if key not in counts}
    return [Tick(key, word(key), count, short=key if short else "") for key, count in counts.items()]

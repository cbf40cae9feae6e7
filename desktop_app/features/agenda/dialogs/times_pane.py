"""What the agenda goes by: when a day changes, and how long rooms and people need between two sessions."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs.writing import Writing
from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import Form, label, number_box, put_state

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext

_MOST: Final = 240
_MINUTE: Final = 60
_LATEST: Final = 8
"""A day that changes later than at this hour would be none."""


class TimesPane(QWidget):
    """Three settings, each saved when its field is left."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.day_change = QComboBox()
        for hour in range(_LATEST + 1):
            self.day_change.addItem(f"{hour:02}:00")
        self.turn_round, self.way = number_box(), number_box()
        for box in (self.turn_round, self.way):
            box.setRange(0, _MOST)
            box.setSuffix(self.tr(" minutes"))
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._writing = Writing(context, self._complaint)
        self._lay_out()
        self.refresh()
        self.day_change.activated.connect(self._on_edited)
        for part in (self.turn_round, self.way):
            part.editingFinished.connect(self._on_edited)

    def refresh(self) -> None:
        """Read the settings again."""
        known = self._context.store.read(queries.agenda_settings, self._context.event_id)
        self._show_change(known.day_change)
        self.turn_round.setValue(int(known.turn_round.total_seconds()) // _MINUTE)
        self.way.setValue(int(known.way.total_seconds()) // _MINUTE)

    def _show_change(self, change: time) -> None:
        told = f"{change:%H:%M}"
        if self.day_change.findText(told) < 0:  # a file said another time
            self.day_change.addItem(told)
        self.day_change.setCurrentText(told)

    def _lay_out(self) -> None:
        form = Form()
        form.add(
            self.tr("Day &changes at"),
            self.day_change,
            self.tr("What begins before is still part of the evening before."),
        )
        form.add(
            self.tr("&Turn-round time"),
            self.turn_round,
            self.tr("What a room needs between two sessions; less is listed as a conflict."),
        )
        form.add(
            self.tr("&Way between rooms"),
            self.way,
            self.tr("What a person needs from one room to another; less is listed as a conflict."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.addWidget(form)
        column.addWidget(self._complaint)
        column.addStretch(1)

    def _on_edited(self, *_place: int) -> None:
        known = self._context.store.read(queries.agenda_settings, self._context.event_id)
        change = time.fromisoformat(self.day_change.currentText())
        wanted = change, self.turn_round.value(), self.way.value()
        held = (
            known.day_change,
            int(known.turn_round.total_seconds()) // _MINUTE,
            int(known.way.total_seconds()) // _MINUTE,
        )
        if wanted == held:
            return
        day_change, turn_round, way = wanted
        self._writing.write(
            self.tr("Change the times of the agenda"),
            actions.set_agenda,
            self._context.event_id,
            day_change=day_change,
            turn_round=turn_round,
            way=way,
        )
        self.refresh()

"""The blocks of slots: when they begin, how many slots they have, how long each is."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.place import BlockRow
from desktop_app.features.setup.queries import event
from desktop_app.features.setup.rules import moment_of, moment_text
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import Column
from desktop_app.kit.setup_pane import SetupPane
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import number_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

_MOST_SLOTS = 200
_MOST_MINUTES = 240


class BlocksPane(SetupPane[BlockRow]):
    """Blocks, in the order of time."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self._event = context.store.read(event, context.event_id)
        self.name, self.start = QLineEdit(), QLineEdit()
        self.slots, self.minutes, self.gap = number_box(), number_box(), number_box()
        super().__init__(context, parent)

    @override
    def columns(self) -> Sequence[Column[BlockRow]]:
        return [
            Column(self.tr("Name"), _name, "", Size.FORM_LABEL, edit=self._named_edit("name")),
            Column(self.tr("Begins"), self._begins, "", Size.PICTURE, edit=self._on_start_typed),
            Column(self.tr("Slots"), _slots, "", Size.TOUCH, edit=self._number_edit("slots")),
            Column(
                self.tr("Minutes each"), _minutes, "", Size.SHAPE + Size.TOUCH // 2,
                edit=self._number_edit("slot_minutes"),
            ),
            Column(
                self.tr("Gap"), _gap, "", Size.TOUCH, edit=self._number_edit("gap_minutes")
            ),
            Column(self.tr("Ends"), self._ends, "", Size.SHAPE),
            Column(
                self.tr("Notice"), _notice, "", Size.SHAPE,
                edit=self._number_edit("notice_minutes"),
            ),
            Column(self.tr("Session"), _session, "", Size.PICTURE, edit=self._named_edit("session")),
        ]  # fmt: skip

    @override
    def read(self) -> Sequence[BlockRow]:
        return self.context.store.read(queries.blocks, self.context.event_id)

    @override
    def key(self, row: BlockRow) -> str:
        return row.id

    @override
    def fill_adding(self) -> None:
        self.name.setPlaceholderText(self.tr("Name, as Afternoon"))
        self.start.setPlaceholderText(self.tr("Begins, as 14:00"))
        for box, most, usual, suffix in (
            (self.slots, _MOST_SLOTS, 12, self.tr(" slots")),
            (self.minutes, _MOST_MINUTES, 20, self.tr(" minutes")),
            (self.gap, _MOST_MINUTES, 0, self.tr(" minutes between")),
        ):
            box.setRange(0, most)
            box.setValue(usual)
            box.setSuffix(suffix)
        for editor, words in (
            (self.name, self.tr("Name of the block")),
            (self.start, self.tr("When it begins at the venue, as 14:00 or 2026-05-20 14:00")),
            (self.slots, self.tr("How many slots")),
            (self.minutes, self.tr("How long each slot is")),
            (self.gap, self.tr("How long people have to walk from one to the next")),
        ):
            self.adding.addWidget(self.named(editor, words), 1)
        self.start.returnPressed.connect(self.add)

    @override
    def add(self) -> None:
        starts = self._moment(self.start.text())
        if starts is None:
            return
        name = self.name.text().strip() or self._free_name()
        added = self.write(
            self.tr("New block {name}").format(name=name),
            actions.add_meeting_block,
            self.context.event_id,
            name=name,
            starts_at=starts,
            slots=self.slots.value(),
            slot_minutes=self.minutes.value(),
            gap_minutes=self.gap.value(),
        )
        if added:
            self.name.clear()
            self.start.clear()

    @override
    def remove(self, key: str) -> None:
        words = self.tr("Remove the block {name}").format(name=self._rows[key].name)
        self.write(words, actions.remove_meeting_block, key)

    def _free_name(self) -> str:
        """What a block without a name is called: no two are called alike."""
        known = {row.name.strip().casefold() for row in self.read()}
        usual = self.tr("Meetings")
        names = (f"{usual} {number}" if number > 1 else usual for number in count(1))
        return next(name for name in names if name.casefold() not in known)

    def _moment(self, text: str) -> datetime | None:
        try:
            found = moment_of(text, self._event.starts_on, self._event.zone)
        except Refused as refused:
            self.complain(words_of(refused))
            return None
        if found is None:
            self.complain(self.tr("Say when the block begins, as 14:00."))
        return found

    def _begins(self, row: BlockRow) -> str:
        return moment_text(row.starts_at, self._event.starts_on, self._event.zone)

    def _ends(self, row: BlockRow) -> str:
        return f"{self.context.local(row.ends_at):%H:%M}"

    def _on_start_typed(self, key: str, text: str) -> bool:
        starts = self._moment(text)
        return starts is not None and self._edit(key, starts_at=starts)

    def _named_edit(self, column: str) -> _Edit:
        return _Edit(self, column, whole=False)

    def _number_edit(self, column: str) -> _Edit:
        return _Edit(self, column, whole=True)

    def _edit(self, key: str, **changes: object) -> bool:
        words = self.tr("Change the block {name}").format(name=self._rows[key].name)
        return self.write(words, actions.edit_meeting_block, key, **changes)


class _Edit:
    """What is typed into a cell of a column."""

    def __init__(self, pane: BlocksPane, column: str, *, whole: bool) -> None:
        self._pane, self._column, self._whole = pane, column, whole

    def __call__(self, key: str, text: str) -> bool:
        value: object = self._pane.number(text) if self._whole else text
        return value is not None and self._pane._edit(key, **{self._column: value})  # noqa: SLF001 (its own pane)


def _name(row: BlockRow) -> str:
    return row.name


def _slots(row: BlockRow) -> str:
    return str(row.slots)


def _minutes(row: BlockRow) -> str:
    return str(row.slot_minutes)


def _gap(row: BlockRow) -> str:
    return str(row.gap_minutes)


def _notice(row: BlockRow) -> str:
    return str(row.notice_minutes)


def _session(row: BlockRow) -> str:
    return row.session

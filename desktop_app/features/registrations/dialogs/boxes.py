"""Boxes for badges that were printed in advance: who lies where, on the list and on paper."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.registrations.actions.boxes import assign_boxes
from desktop_app.features.registrations.dialogs.pickers import ChoiceBox
from desktop_app.features.registrations.queries.boxes import box_people, boxed_people, paper_lines
from desktop_app.features.registrations.rules.boxes import Box, BoxOrder, BoxPattern, filled, packed
from desktop_app.features.registrations.tasks.boxes import BoxListJob, draw_box_list
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.refusals import words_of
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Kind, button, label, number_box, put_state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.features.registrations.rules.boxes import BoxPerson
    from desktop_app.features.registrations.tasks.boxes import BoxListReport
    from desktop_app.kit.context import PageContext

_PREFIX: Final = "BoxesDialog/prefix"
_SIZE: Final = "BoxesDialog/size"
_ORDER: Final = "BoxesDialog/order"
_USUAL_SIZE: Final = 50
_MOST: Final = 999
# From so many badges on, drawing in a process of its own is worth that process's start.
_MANY: Final = 400


class BoxesDialog(QDialog):
    """Puts the badges of the people shown, or selected, into boxes; a preview says what each box holds."""

    def __init__(
        self,
        context: PageContext,
        shown: Sequence[str],
        selected: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Boxes of printed badges"))
        self._context = context
        self._whose = {"selected": frozenset(selected), "shown": frozenset(shown)}
        self._people: list[BoxPerson] = []
        self._boxes: dict[str, Box] = {}
        self._standing: list[Box] = []
        self._writing: ChunkedWrite | None = None
        self._stopping = False
        self._done = ""
        self.saving = BoxListSaving(context, self)
        self.whose, self.order = ChoiceBox(), ChoiceBox()
        self.prefix, self.size_box = QLineEdit(), number_box()
        self._model = RowsModel(self._columns(), self._rows_of, _key_of, self)
        self.table = Table(self._model)
        self._said = label("", wrap=True)
        self.clear_button = button(self.tr("Clear boxes"), Kind.QUIET, "x-circle")
        self.save_button = button(self.tr("Save the box list as PDF…"), Kind.PLAIN, "download-simple")
        self.close_button = button(self.tr("Close   Esc"))
        self.put_button = button("", Kind.PRIMARY)
        self._fill()
        self._lay_out()
        self._connect()
        self._read()

    @property
    def sentence(self) -> str:
        """What was said last."""
        return self._said.text()

    @property
    def boxes(self) -> list[Box]:
        """What the boxes would hold."""
        return list(self._boxes.values())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.whose.setFocus()

    @override
    def reject(self) -> None:
        """Close; while boxes are being written down, stop that first: all is as it was then."""
        if self._writing is not None:
            self._stopping = True
            self._writing.cancel()
            self._say(self.tr("Stopping: every badge goes back to where it lay."))
            return
        super().reject()

    # --- building ------------------------------------------------------------------------------------

    def _fill(self) -> None:
        words = {
            "selected": self.tr("{count} selected people").format(count=len(self._whose["selected"])),
            "shown": self.tr("Everybody shown in the list: {count}").format(count=len(self._whose["shown"])),
        }
        self.whose.offer(
            {key: words[key] for key, keys in self._whose.items() if len(keys) > 1 or key == "shown"}
        )
        self.order.offer(
            {
                BoxOrder.NAME.value: self.tr("By name"),
                BoxOrder.ORGANISATION.value: self.tr("By organisation, then by name"),
                BoxOrder.CATEGORY.value: self.tr("By category, each in boxes of its own"),
            }
        )
        settings = self._context.settings
        order = str(settings.value(_ORDER, ""))
        self.order.show_key(order if order in set(BoxOrder) else BoxOrder.NAME.value)
        self.prefix.setText(str(settings.value(_PREFIX, self.tr("Box"))))
        self.size_box.setRange(1, _MOST)
        kept = str(settings.value(_SIZE, ""))
        self.size_box.setValue(int(kept) if kept.isdecimal() else _USUAL_SIZE)

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Whose badges"), self.whose)
        form.add(self.tr("Order"), self.order)
        form.add(self.tr("Badges in each box"), self.size_box)
        form.add(self.tr("Name of a box"), self.prefix, self.tr("A letter follows, then the badge's number."))
        self.table.setAccessibleName(self.tr("What each box would hold"))
        self._said.setMinimumHeight(Size.CONTROL)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self.clear_button)
        below.addWidget(self.save_button)
        below.addStretch()
        below.addWidget(self.close_button)
        below.addWidget(self.put_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Boxes of printed badges"), Type.TITLE))
        column.addWidget(form)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        column.addLayout(below)
        self.resize(Size.PALETTE_WIDTH + Size.RAIL, Size.WINDOW_LEAST_HEIGHT)

    def _connect(self) -> None:
        for changed in (self.whose.activated, self.order.activated):
            changed.connect(self._read)
        self.prefix.textChanged.connect(self._plan)
        self.size_box.valueChanged.connect(self._plan)
        self.put_button.clicked.connect(self._on_put_asked)
        self.clear_button.clicked.connect(self._on_clear_asked)
        self.save_button.clicked.connect(self._on_save_asked)
        self.close_button.clicked.connect(self.reject)

    def _columns(self) -> list[Column[Box]]:
        return [
            Column(self.tr("Box"), _name_of, width=Size.FORM_LABEL),
            Column(self.tr("Numbers"), _numbers_of, width=Size.FORM_LABEL),
            Column(self.tr("Badges"), _count_of, width=Size.FORM_LABEL // 2),
            Column(self.tr("From … to"), self._span_of),
        ]

    def _rows_of(self, keys: Sequence[str]) -> list[Box]:
        return [self._boxes[key] for key in keys if key in self._boxes]

    def _span_of(self, box: Box) -> str:
        return box.span(BoxOrder(self.order.key))

    # --- what would be ---------------------------------------------------------------------------------

    def _read(self) -> None:
        store, event_id = self._context.store, self._context.event_id
        whose = self._whose[self.whose.key]
        self._people = store.read(box_people, event_id, BoxOrder(self.order.key), whose)
        self._standing = packed(store.read(boxed_people, event_id))
        self._plan()

    def _plan(self) -> None:
        order = BoxOrder(self.order.key)
        pattern = BoxPattern(" ".join(self.prefix.text().split()), self.size_box.value(), order)
        going = {person.id for person in self._people}
        others = packed(
            place.person for box in self._standing for place in box.places if place.person.id not in going
        )
        self._boxes = {box.name: box for box in filled(self._people, pattern.after(others))}
        self._model.reset(list(self._boxes))
        self._model.refetch()
        self._offer()

    def _offer(self) -> None:
        people, free = len(self._people), self._writing is None
        self.put_button.setText(self.tr("Put %n badges into boxes", "", people))
        self.put_button.setEnabled(free and people > 0)
        self.clear_button.setEnabled(free and bool(self._in_boxes()))
        self.save_button.setEnabled(free and bool(self._standing))
        left_out = len(self._whose[self.whose.key]) - people
        words = self.tr("Badges: {badges}, boxes: {boxes}.").format(badges=people, boxes=len(self._boxes))
        if left_out > 0:
            words += " " + self.tr("Left out, as walk-ins or without a place: {count}.").format(
                count=left_out
            )
        self._say(words)

    def _in_boxes(self) -> list[str]:
        """Whose badge of those chosen lies in a box now, whatever became of the registration."""
        whose = self._whose[self.whose.key]
        return [place.person.id for box in self._standing for place in box.places if place.person.id in whose]

    # --- writing ---------------------------------------------------------------------------------------

    def _on_put_asked(self) -> None:
        settings = self._context.settings
        settings.setValue(_PREFIX, self.prefix.text())
        settings.setValue(_SIZE, self.size_box.value())
        settings.setValue(_ORDER, self.order.key)
        places = {place.person.id: place.words for box in self._boxes.values() for place in box.places}
        self._write(
            self.tr("Put %n badges into boxes", "", len(places)),
            self.tr("%n badges lie in boxes now.", "", len(places)),
            places,
        )

    def _on_clear_asked(self) -> None:
        keys = self._in_boxes()
        self._write(
            self.tr("Take %n badges out of their boxes", "", len(keys)),
            self.tr("%n badges lie in no box any more.", "", len(keys)),
            dict.fromkeys(keys, ""),
        )

    def _write(self, words: str, done: str, places: Mapping[str, str]) -> None:
        try:
            steps = self._context.store.write_chunks(words, assign_boxes, self._context.event_id, places)
        except Refused as refused:
            self._on_refused(refused)
            return
        self._done = done
        self._writing = writing = ChunkedWrite(steps, self)
        writing.stepped.connect(self._on_stepped)
        writing.finished.connect(self._on_written)
        writing.refused.connect(self._on_refused)
        writing.cancelled.connect(self._on_cancelled)
        writing.broken.connect(self._on_cancelled)
        for part in (self.put_button, self.clear_button, self.save_button):
            part.setEnabled(False)
        writing.start()

    def _on_stepped(self, step: tuple[int, int]) -> None:
        if self._stopping:
            return
        words = self.tr("{done} of {all} written. Esc stops, and takes all of it back.")
        self._say(words.format(done=step[0], all=step[1]))

    def _on_written(self) -> None:
        self._put_away()
        self._read()
        self._context.toaster.say_undoable(self._done)
        self._say(self._done, State.ADMITTED)
        self.save_button.setFocus()

    def _on_refused(self, refused: Refused) -> None:
        self._put_away()
        self._read()
        self._say(words_of(refused), State.REFUSED)

    def _on_cancelled(self) -> None:
        self._put_away()
        self._read()
        self._say(self.tr("Stopped. Every badge lies where it lay before."))

    def _put_away(self) -> None:
        if self._writing is not None:
            self._writing.deleteLater()
        self._writing, self._stopping = None, False

    def _on_save_asked(self) -> None:
        self.saving.ask(self._standing)

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        put_state(self._said, state)
        self._said.setText(words)


class BoxListSaving(QObject):
    """Asks for a file, and draws the box list into it."""

    def __init__(self, context: PageContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(self, boxes: Sequence[Box]) -> None:
        """Save the list of these boxes where somebody chooses."""
        words = re.sub(r"[^\w -]", " ", self.tr("Box list")).strip()
        name, _ = QFileDialog.getSaveFileName(
            self._over, self.tr("Save the box list"), f"{words}.pdf", self.tr("PDF files (*.pdf)")
        )
        if name:
            self.save(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"), boxes)

    def save(self, target: Path, boxes: Sequence[Box]) -> None:
        """Draw the list into this file."""
        lines = self._context.store.read(paper_lines, self._context.event_id)
        now = self._context.local(self._context.now())
        job = BoxListJob(
            event=lines.title,
            boxes=tuple(boxes),
            target=target,
            funder=lines.funder,
            emblem=lines.emblem,
            as_of=self.tr("as of {day}, {time}").format(day=f"{now:%Y-%m-%d}", time=f"{now:%H:%M}"),
            page=self.tr("page {page} of {pages}"),
        )
        badges = sum(len(box.places) for box in boxes)
        self._context.runner.start(
            self.tr("Drawing the list of %n boxes", "", len(boxes)),
            partial(draw_box_list, job),
            partial(_say_drawn, self._context, self.tr("The box list is saved as {file}.")),
            partial(_say_failed, self._context),
            process=badges >= _MANY,
        )


# The dialog may be closed before the list is drawn: what is said then needs no dialog.


def _say_drawn(context: PageContext, words: str, report: BoxListReport) -> None:
    context.toaster.say(words.format(file=report.target))


def _say_failed(context: PageContext, error: Exception) -> None:
    if isinstance(error, Refused):
        context.toaster.say(words_of(error))


def _key_of(box: Box) -> str:
    return box.name


def _name_of(box: Box) -> str:
    return box.name


def _numbers_of(box: Box) -> str:
    return box.numbers


def _count_of(box: Box) -> str:
    return str(len(box.places))

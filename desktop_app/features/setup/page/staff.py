"""The staff: who works here, in which role, with which PIN; who left stays in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.dialogs import PinDialog
from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.section import Section
from desktop_app.features.setup.page.steady import SteadyBox
from desktop_app.kit.dates import moment_words
from desktop_app.kit.duty import role_words
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Type
from desktop_app.kit.widgets import button, label, line
from desktop_app.staff import Permission, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class StaffSection(Section):
    """One row for each person who works here, and below them those who left."""

    needs = Permission.STAFF

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._added = ""
        self.set_words(
            self.tr("Staff"),
            self.tr("Who works here stands in the history of what they do. With PINs, roles begin to count."),
        )
        self._grid = EditorGrid((self.tr("Name"), self.tr("Role"), self.tr("PIN"), ""), stretch=0)
        self._state = label("", wrap=True)
        self._roles = label("", Type.CAPTION, wrap=True)
        self._line = line()
        self._left_head = label(self.tr("Work here no more"), Type.STRONG)
        self._left = EditorGrid((self.tr("Name"), self.tr("Left"), ""), stretch=0)
        self.add_button.setText(self.tr("Add person"))
        self._lay_out()
        self.add_button.clicked.connect(self._on_add_clicked)

    def _lay_out(self) -> None:
        self._roles.setText(
            self.tr(
                "Volunteers check people in, register walk-ins and take their slips back. The desk also "
                "changes registrations. Supervisors also let people in against the rules, change many "
                "registrations at once and take lists out. Organisers may do everything."
            )
        )
        self.body.addWidget(self._state)
        self.body.addWidget(self._grid)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._roles)
        self.body.addWidget(self._line)
        self.body.addWidget(self._left_head)
        self.body.addWidget(self._left)
        self.body.addStretch()

    @override
    def refresh(self) -> None:
        rows = self.context.store.read(queries.staff)
        working = [row for row in rows if row.left_at is None]
        left = [row for row in rows if row.left_at is not None]
        editors = [self._editors(row) for row in working]
        self._grid.show_rows(editors)
        self._go_on_naming(editors)
        self._left.show_rows([self._editors_of_who_left(row) for row in left])
        for part in (self._line, self._left_head, self._left):
            part.setVisible(bool(left))
        self._grid.setVisible(bool(working))
        self._say_state(bool(working))

    def _go_on_naming(self, editors: Sequence[Sequence[QWidget]]) -> None:
        """Take the keyboard to the name of who was just added."""
        for name, *_ in editors:
            if isinstance(name, QLineEdit) and name.text() == self._added:
                name.setFocus()
                name.selectAll()
        self._added = ""

    def _say_state(self, somebody: bool) -> None:  # noqa: FBT001 (one question, asked in one place)
        in_force = self.context.duty.in_force
        if in_force:
            words = self.tr("Roles count. Who has no PIN may do what a volunteer may, whatever their role.")
        elif somebody:
            words = self.tr("Everybody may do everything, as long as no organiser has a PIN.")
        else:
            words = self.tr(
                "Nobody is listed yet, so everybody may do everything and the history has no names."
            )
        self._state.setText(words)

    def _editors(self, row: queries.StaffRow) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        role = SteadyBox()
        for each in Role:
            role.addItem(role_words(each), each)
        role.setCurrentIndex(role.findData(row.role))
        role.activated.connect(partial(self._on_role_chosen, row, role))
        pin = button(self.tr("Change PIN…") if row.has_pin else self.tr("Set PIN…"))
        pin.clicked.connect(partial(self._on_pin_clicked, row))
        return [name, role, pin, self._leaver(row)]

    def _leaver(self, row: queries.StaffRow) -> QPushButton:
        made = button(self.tr("Leaves"), picture="sign-out")
        made.setToolTip(
            self.tr("{name} works here no more; the history keeps the name").format(name=row.name)
        )
        made.clicked.connect(partial(self._on_leave_clicked, row))
        return made

    def _editors_of_who_left(self, row: queries.StaffRow) -> list[QWidget]:
        at = "" if row.left_at is None else moment_words(self.context.local(row.left_at))
        back = button(self.tr("Returns"), picture="arrow-u-up-left")
        back.setToolTip(self.tr("{name} works here again").format(name=row.name))
        back.clicked.connect(partial(self._on_return_clicked, row))
        return [label(row.name), label(at, muted=True), back]

    def _on_add_clicked(self) -> None:
        taken = {worker.name.casefold() for worker in self.context.duty.workers}
        plain = self.tr("New person")
        names = (plain, *(f"{plain} {number}" for number in range(2, 1000)))
        name = next(name for name in names if name.casefold() not in taken)
        if self.save(self.tr("Add {name} to the staff").format(name=name), actions.add_staff, name=name):
            self._added = name  # its row comes with the next refresh

    def _on_name_edited(self, row: queries.StaffRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.name:
            self.save(
                self.tr("Rename {name}").format(name=row.name), actions.rename_staff, row.id, editor.text()
            )

    def _on_role_chosen(self, row: queries.StaffRow, box: SteadyBox, _index: int) -> None:
        role = Role(box.currentData())
        if role is not row.role:
            said = self.tr("{name} is {role} now").format(name=row.name, role=role_words(role))
            self.save(said, actions.change_role, row.id, role)

    def _on_pin_clicked(self, row: queries.StaffRow) -> None:
        dialog = PinDialog(row.name, has_pin=row.has_pin, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pin_chosen.connect(partial(self._on_pin_chosen, row))
        dialog.removal_asked.connect(partial(self._on_pin_removed, row))
        dialog.open()

    def _on_pin_chosen(self, row: queries.StaffRow, pin: str) -> None:
        duty = self.context.duty
        was_here = duty.worker.id == row.id
        if not self.save(
            self.tr("Set the PIN of {name}").format(name=row.name), actions.set_pin, row.id, pin
        ):
            return
        if was_here or not duty.may(self.needs):
            # Who typed the PIN knows it: the first one must not shut out the person who set it.
            try:
                duty.sign_in(row.id, pin)
            except Refused as refused:
                self.complain(words_of(refused))

    def _on_pin_removed(self, row: queries.StaffRow) -> None:
        self.save(self.tr("Remove the PIN of {name}").format(name=row.name), actions.remove_pin, row.id)

    def _on_leave_clicked(self, row: queries.StaffRow) -> None:
        said = self.tr("{name} works here no more").format(name=row.name)
        self.save(said, actions.let_staff_go, row.id, self.context.now())

    def _on_return_clicked(self, row: queries.StaffRow) -> None:
        self.save(self.tr("{name} works here again").format(name=row.name), actions.bring_back_staff, row.id)

"""What-if copies on the page: made, shown, named, adopted, and left again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.features.agenda.dialogs import AdoptDialog, PlanNameDialog
from desktop_app.features.agenda.page.plan_band import PlanBand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.kit.context import PageContext


class Plans(QObject):
    """Switches between the programme and its copies."""

    def __init__(self, context: PageContext, seeing: Seeing, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._seeing = seeing
        self._page = page
        self.band = PlanBand()
        self.menu = QMenu(self.tr("What-if copies"), page)
        self.menu.aboutToShow.connect(self._fill)
        seeing.renewed.connect(self._on_seen)
        seeing.touched.connect(self._on_seen)
        self.band.left.connect(self.leave)
        self.band.adoption_asked.connect(self.adopt)
        self.band.renaming_asked.connect(self.rename)

    def make(self) -> PlanNameDialog:
        """Make a copy of the programme as it stands, and show it."""
        return self._ask_name(PlanNameDialog(self._context, None, self._page.window()))

    def rename(self) -> PlanNameDialog | None:
        """Give the copy in front another name."""
        plan = self._seeing.sight.plan
        return self._ask_name(PlanNameDialog(self._context, plan, self._page.window())) if plan else None

    def adopt(self) -> AdoptDialog | None:
        """Compare the copy in front with the programme, and choose what is adopted."""
        plan = self._seeing.sight.plan
        if plan is None:
            return None
        dialog = AdoptDialog(self._context, plan, self._page.window())
        dialog.settled.connect(self.leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def leave(self) -> None:
        """Show the programme itself again."""
        self._seeing.show_plan(None)

    def show(self, plan_id: str) -> None:
        """Show a copy."""
        self._seeing.show_plan(plan_id)

    def _ask_name(self, dialog: PlanNameDialog) -> PlanNameDialog:
        dialog.named.connect(self.show)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _fill(self) -> None:
        """Write the menu: what is there, and one more."""
        self.menu.clear()
        sight = self._seeing.sight
        self._add(self.tr("The programme"), self.leave, checked=sight.plan_id is None)
        for plan in sight.plans:
            words = self.tr("{name}: %n session(s) moved", "", plan.moved).format(name=plan.name)
            self._add(words, partial(self.show, plan.id), checked=plan.id == sight.plan_id)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("New copy…")).triggered.connect(self.make)
        adopt = self.menu.addAction(self.tr("Compare and adopt…"))
        adopt.setEnabled(sight.plan is not None)
        adopt.triggered.connect(self.adopt)

    def _add(self, words: str, slot: object, *, checked: bool) -> None:
        action = QAction(words, self.menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(slot)
        self.menu.addAction(action)

    def _on_seen(self, *_guids: object) -> None:
        if self.menu.isEmpty():  # no menu opens that holds nothing
            self._fill()
        self.band.show_plan(self._seeing.sight.plan)

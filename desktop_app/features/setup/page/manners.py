"""The desk at which this computer stands: what guests may see of its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox
from typing_extensions import override

from desktop_app.features.setup.page.section import Section
from desktop_app.kit.habits import NEVER, SECONDS, Habits
from desktop_app.kit.widgets import Form

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext


class MannersSection(Section):
    """Saved on this computer only, and in force at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("This desk"), self.tr("Holds for this computer only, whichever event is open on it.")
        )
        self._habits = Habits(context.settings)
        self._seconds = QComboBox()
        for seconds in SECONDS:
            words = self.tr("after %n seconds", "", seconds) if seconds != NEVER else self.tr("never")
            self._seconds.addItem(words, seconds)
        self._personal = QCheckBox(self.tr("Hide e-mail addresses and telephone numbers"))
        form = Form()
        form.add(
            self.tr("Hide names"),
            self._seconds,
            self.tr(
                "Without a key or the mouse, Check-in hides the names in the results and the last scans; "
                "F12 hides them at once."
            ),
        )
        form.add(
            self.tr("People"),
            self._personal,
            self.tr("For a screen that guests can see. A field is readable while it is edited."),
        )
        self.body.addWidget(form)
        self.body.addStretch()
        self._seconds.activated.connect(self._on_seconds_chosen)
        self._personal.clicked.connect(self._on_personal_clicked)

    @override
    def refresh(self) -> None:
        self._seconds.setCurrentIndex(self._seconds.findData(self._habits.seconds))
        self._personal.setChecked(self._habits.personal_hidden)

    def _on_seconds_chosen(self) -> None:
        self._habits.seconds = int(self._seconds.currentData())

    def _on_personal_clicked(self) -> None:
        self._habits.personal_hidden = self._personal.isChecked()

"""The desk at which this computer stands: what guests may see of its screen, and whether it is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox
from typing_extensions import override

from desktop_app.features.setup.page.section import Section
from desktop_app.kit.habits import NEVER, SECONDS, Habits, Touch
from desktop_app.kit.touch import wear_touch
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
        self._touch = QComboBox()
        for touch, words in _touch_words().items():
            self._touch.addItem(words, touch)
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
        form.add(
            self.tr("Touch"),
            self._touch,
            self.tr("Larger buttons and rows, for fingers. Automatic: from the first touch on."),
        )
        self.body.addWidget(form)
        self.body.addStretch()
        self._seconds.activated.connect(self._on_seconds_chosen)
        self._personal.clicked.connect(self._on_personal_clicked)
        self._touch.activated.connect(self._on_touch_chosen)

    @override
    def refresh(self) -> None:
        self._seconds.setCurrentIndex(self._seconds.findData(self._habits.seconds))
        self._personal.setChecked(self._habits.personal_hidden)
        self._touch.setCurrentIndex(self._touch.findData(self._habits.touch))

    def _on_seconds_chosen(self) -> None:
        self._habits.seconds = int(self._seconds.currentData())

    def _on_personal_clicked(self) -> None:
        self._habits.personal_hidden = self._personal.isChecked()

    def _on_touch_chosen(self) -> None:
        self._habits.touch = Touch(self._touch.currentData())
        wear_touch(self.context.theme, self._habits)


def _touch_words() -> dict[Touch, str]:
    translate = QCoreApplication.translate
    return {
        Touch.AUTOMATIC: translate("MannersSection", "automatic"),
        Touch.ON: translate("MannersSection", "always"),
        Touch.OFF: translate("MannersSection", "never"),
    }

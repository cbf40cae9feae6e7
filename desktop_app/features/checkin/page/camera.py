"""The camera at the desk: its button and menu, the viewfinder under the field, and codes from pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.kit.camera import MINUTES, CameraPane
from desktop_app.kit.camera.pictures import FORMATS, code_in_file, code_in_picture
from desktop_app.kit.icons import icon
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import State
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

_FILES: Final = " ".join(f"*.{ending}" for ending in FORMATS)


class CameraTools(QObject):
    """Hands every code, from the camera or from a picture, on as if a scanner had read it.

    A picture may be chosen as a file, dropped on the page, or pasted into the field.
    """

    def __init__(self, context: PageContext, page: QWidget, field: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.pane = CameraPane(context.settings)
        self.button = tool_button("camera", self.tr("Camera (F10)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._on_menu_asked)
        self.menu = QMenu(self.button)
        self._fill_menu()
        self.pane.code_read.connect(context.scanner.take)
        self.pane.switched.connect(self._on_pane_switched)
        QShortcut(QKeySequence("F10"), page).activated.connect(self._switch_action.trigger)
        page.setAcceptDrops(True)
        for part in (page, field):
            part.installEventFilter(self)

    def toggle(self) -> None:
        """Switch the camera on, or off again."""
        self._switch_action.trigger()

    def ask_for_picture(self) -> None:
        """Choose a file, and read the code in it."""
        kinds = f"{self.tr('Pictures')} ({_FILES});;{self.tr('All files')} (*)"
        name, _kind = QFileDialog.getOpenFileName(
            self._page, self.tr("Read a code from a picture"), "", kinds
        )
        if name:
            self._read(partial(code_in_file, Path(name)))

    def read_clipboard(self) -> None:
        """Read the code in the picture, or the file, that was copied last."""
        data = _copied()
        if data is None or not self._take(data):
            self._context.toaster.say(self.tr("There is no picture in the clipboard. Copy one first."))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures that are dropped or pasted; text goes its usual way."""
        if isinstance(event, QDropEvent):
            return self._takes_drop(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._takes_paste()
        return False

    def _takes_paste(self) -> bool:
        data = _copied()
        if data is None or (data.hasText() and _file(data) is None):
            return False
        return self._take(data)

    def _takes_drop(self, event: QDropEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        data = event.mimeData()
        if not data.hasImage() and _file(data) is None:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent):
            self._take(data)
        return True

    def _take(self, data: QMimeData) -> bool:
        """Read what was copied or dropped; False where that is no picture."""
        file = _file(data)
        if file is not None:
            self._read(partial(code_in_file, file))
        elif data.hasImage():
            self._read(partial(code_in_picture, QImage(data.imageData())))
        else:
            return False
        return True

    def _read(self, job: Callable[[Progress], str]) -> None:
        self._context.runner.start(
            self.tr("Reading a picture"), job, self._context.scanner.take, self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._context.toaster.say(words_of(error))

    # --- the menu ---------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        memory = self.pane.memory
        self._switch_action = self.menu.addAction(self.tr("Scan with the camera   F10"))
        self._switch_action.setCheckable(True)
        self._switch_action.triggered.connect(self._on_switched)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Read a code from a picture…")).triggered.connect(self.ask_for_picture)
        self.menu.addAction(self.tr("Read the picture in the clipboard")).triggered.connect(
            self.read_clipboard
        )
        self.menu.addSeparator()
        self._cameras = self.menu.addMenu(self.tr("Which camera"))
        self._cameras.aboutToShow.connect(self._on_cameras_asked)
        self._mirror = self.menu.addAction(self.tr("Show it like a mirror"))
        self._mirror.setCheckable(True)
        self._mirror.setChecked(memory.mirrored)
        self._mirror.toggled.connect(self._on_mirror_toggled)
        resting = self.menu.addMenu(self.tr("Switch off without a code after"))
        choices = QActionGroup(resting)
        for minutes in MINUTES:
            self._offer(resting, choices, self.tr("%n minutes", "", minutes), minutes, memory.minutes)
        choices.triggered.connect(self._on_minutes_chosen)
        self._names = QActionGroup(self._cameras)
        self._names.triggered.connect(self._on_camera_chosen)

    def _offer(self, menu: QMenu, group: QActionGroup, words: str, value: object, chosen: object) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(value)
        action.setChecked(value == chosen)
        group.addAction(action)

    def _on_menu_asked(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _on_switched(self, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self.pane.switch(on=on)

    def _on_pane_switched(self, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self._switch_action.setChecked(on)
        self.button.setIcon(icon("camera", State.ACCENT if on else State.PLAIN))

    def _on_cameras_asked(self) -> None:
        """List the cameras that are there now."""
        from desktop_app.kit.camera.device import cameras  # noqa: PLC0415 (Qt Multimedia loads late)

        for action in self._cameras.actions():
            self._names.removeAction(action)
        self._cameras.clear()
        known = cameras()
        chosen = self.pane.memory.name or (known[0].key if known else "")
        for each in known:
            self._offer(self._cameras, self._names, each.name, each.key, chosen)
        if not known:
            self._cameras.addAction(self.tr("No camera is connected")).setEnabled(False)

    def _on_camera_chosen(self, action: QAction) -> None:
        self.pane.choose(str(action.data()))

    def _on_mirror_toggled(self, mirrored: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self.pane.memory.mirrored = mirrored
        self.pane.apply_memory()

    def _on_minutes_chosen(self, action: QAction) -> None:
        self.pane.memory.minutes = int(action.data())
        self.pane.apply_memory()


def _copied() -> QMimeData | None:
    """What lies in the clipboard; Qt has nothing to give for an empty one, whatever its types say."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data


def _file(data: QMimeData) -> Path | None:
    """The one file of this computer in what was copied or dropped."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None

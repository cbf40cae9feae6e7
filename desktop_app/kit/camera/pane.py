"""The camera as a part of a page: switched on and off, it tells each code that is held up."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.camera.memory import CameraMemory
from desktop_app.kit.camera.reader import Reader
from desktop_app.kit.camera.sight import Sight
from desktop_app.kit.camera.source import FrameSource, Trouble
from desktop_app.kit.camera.viewfinder import Viewfinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop_app.kit.camera.reader import Sighting
    from desktop_app.kit.camera.source import Frame

_MINUTE_MS = 60_000


def station_camera(key: str) -> FrameSource:
    """The camera of this name, else the system's choice."""
    # Qt Multimedia takes a tenth of a second to load: only who switches a camera on waits for it.
    from desktop_app.kit.camera.device import Camera  # noqa: PLC0415 (late)

    return Camera(key)


class CameraPane(QWidget):
    """A viewfinder that works while it is on and can be seen; hidden, it lets go of the camera.

    It is hidden until it is switched on. Where the camera fails it says why, in place.

    Signals:
        code_read(str): a code was held up; told once for as long as it stays in sight.
        switched(bool): it is on now, or off.
    """

    code_read = Signal(str)
    switched = Signal(bool)

    def __init__(
        self,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        for_guests: bool = False,
        make: Callable[[str], FrameSource] = station_camera,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Use the camera that `settings` remember; `make` opens one by its name, `clock` counts seconds.

        Where it is `for_guests` it does not rest without a code, and its sentences name no keys.
        """
        super().__init__(parent)
        self._for_guests = for_guests
        self.memory = CameraMemory(settings)
        self.viewfinder = Viewfinder()
        self.viewfinder.setAccessibleName(self.tr("Camera"))
        self._make = make
        self._clock = clock
        self._on = False
        self._covered = False
        self._source: FrameSource | None = None
        self._reader = Reader(self)
        self._sight = Sight()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        # Queued: the reader tells from its own thread.
        self._reader.sighted.connect(self._on_sighted, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewfinder)
        self.hide()

    @property
    def on(self) -> bool:
        """Whether it is switched on."""
        return self._on

    def switch(self, *, on: bool) -> None:
        """Switch it on or off."""
        if on == self._on:
            return
        self._on = on
        self.setVisible(on)
        if not on:
            self._rest()
        elif self.isVisible() and self._source is None:
            # It was to be seen already, with a sentence.
            self._work()
        self.switched.emit(on)

    def set_covered(self, *, covered: bool) -> None:
        """Let go of the camera while the desk is locked, and take it again afterwards."""
        self._covered = covered
        if covered:
            self._rest()
        elif self._on and self.isVisible() and self._source is None:
            self._work()

    def choose(self, name: str) -> None:
        """Use another camera, and remember it."""
        self.memory.name = name
        if self._source is not None:
            self._rest()
            self._work()

    def apply_memory(self) -> None:
        """Follow what was changed in the settings."""
        self.viewfinder.set_mirrored(mirrored=self.memory.mirrored and not self._faces_away())
        if self._source is not None and not self._for_guests:
            self._quiet.start(self.memory.minutes * _MINUTE_MS)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._on and self._source is None and not self._covered:
            self._work()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest()
        if not self._on:
            # Only a sentence was left to read.
            self.hide()

    def _work(self) -> None:
        self.viewfinder.say(self.tr("The camera is starting…"))
        self._sight = Sight()
        self._reader.open()
        source = self._source = self._make(self.memory.name)
        source.setParent(self)
        source.framed.connect(self._on_framed)
        source.failed.connect(self._on_failed)
        source.revived.connect(self._on_revived)
        self.apply_memory()
        source.start()

    def _rest(self) -> None:
        """Let go of the camera and forget what it saw."""
        self._quiet.stop()
        if self._source is not None:
            source, self._source = self._source, None
            source.stop()
            source.deleteLater()
        self._reader.close()
        self.viewfinder.say("")

    def _faces_away(self) -> bool:
        return bool(getattr(self._source, "faces_away", False))

    def _on_framed(self, frame: Frame) -> None:
        self._reader.offer(frame)

    def _on_sighted(self, sighting: Sighting) -> None:
        if self._source is None:
            # It was read while the camera was being switched off.
            return
        self.viewfinder.show_sighting(sighting, self._sight.meant(sighting.found))
        text = self._sight.see(sighting.found, self._clock())
        if text:
            if not self._for_guests:
                self._quiet.start()
            self.code_read.emit(text)

    def _on_failed(self, trouble: Trouble) -> None:
        self._quiet.stop()
        self.viewfinder.say(self._trouble_words(trouble))

    def _on_revived(self) -> None:
        if self._source is not None:
            self.viewfinder.say(self.tr("The camera is starting…"))
            self._source.start()

    def _on_quiet(self) -> None:
        minutes = self.memory.minutes
        self._rest()
        self._on = False
        self.viewfinder.say(
            self.tr("The camera was switched off after %n minutes without a code.", "", minutes)
            + " "
            + self.tr("F10 switches it on again.")
        )
        self.switched.emit(False)

    def _trouble_words(self, trouble: Trouble) -> str:
        if self._for_guests:
            return self.tr("The camera does not work just now. Use the scanner, or type.")
        return {
            Trouble.NONE_THERE: self.tr(
                "No camera is connected. Plug one in and it starts by itself; until then scan or type."
            ),
            Trouble.NOT_ALLOWED: self.tr(
                "This computer does not allow Forum Desk to use the camera. Allow it in the system's privacy "
                "settings; until then scan or type."
            ),
            Trouble.NOT_STARTED: self.tr(
                "The camera gives no picture. Close other programs that use it, then press F10 twice; until "
                "then scan or type."
            ),
            Trouble.GONE: self.tr(
                "The camera was unplugged. Plug it in and it goes on by itself; until then scan or type."
            ),
        }[trouble]

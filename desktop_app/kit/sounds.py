"""Three short sounds: admitted, attention, refused; silence where there is no loudspeaker."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, qInstallMessageHandler

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtMultimedia import QSoundEffect


class Sound(Enum):
    """What is heard."""

    ADMITTED = "admitted"
    ATTENTION = "attention"
    REFUSED = "refused"


class Sounds(QObject):
    """Plays `<folder>/<sound>.wav`; whatever is wrong with the sound system never reaches the scan."""

    def __init__(self, folder: Path, parent: QObject | None = None, *, audible: bool = True) -> None:
        super().__init__(parent)
        self._folder = folder
        self._audible = audible
        self._ready = False
        self._effects: dict[Sound, QSoundEffect] = {}

    @property
    def audible(self) -> bool:
        """Whether sounds are wanted."""
        return self._audible

    def set_audible(self, *, audible: bool) -> None:
        """Turn sounds on or off."""
        self._audible = audible

    def prepare_soon(self) -> None:
        """Look for a loudspeaker when the window is idle: it takes a tenth of a second; no scan waits."""
        if not self._ready:
            QTimer.singleShot(0, self, self._prepare)

    def play(self, sound: Sound) -> None:
        """Start a sound and return at once."""
        if not self._audible:
            return
        if not self._ready:
            self.prepare_soon()
            return
        effect = self._effects.get(sound)
        if effect is not None:
            effect.play()

    def _prepare(self) -> None:
        if self._ready:
            return
        self._ready = True
        # Sound systems write their troubles to the log on every machine without a loudspeaker.
        heard_by = qInstallMessageHandler(_drop_message)
        try:
            self._load()
        finally:
            qInstallMessageHandler(heard_by)

    def _load(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect  # noqa: PLC0415 (slow; not at start)

        if not QMediaDevices.audioOutputs():
            return
        for sound in Sound:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(self._folder / f"{sound.value}.wav")))
            self._effects[sound] = effect


def _drop_message(_kind: object, _context: object, _message: str) -> None:
    """Take a message and keep it to ourselves."""

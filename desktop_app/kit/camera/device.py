"""A camera of this computer, by Qt. Loaded only when one is switched on: Qt Multimedia takes its time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCameraPermission,
    QCoreApplication,
    QObject,
    QPermission,
    Qt,
    QTimer,
)
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaFormat,
    QVideoFrame,
    QVideoSink,
)
from typing_extensions import override

from desktop_app.kit.camera.frames import grey_picture
from desktop_app.kit.camera.source import FrameSource, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtMultimedia import QCameraFormat

# Reading codes needs no more than this, and each further pixel costs time.
_WIDTH: Final = 1280
_HEIGHT: Final = 720
_LEAST_FRAMES: Final = 15.0
_ENOUGH_FRAMES: Final = 30.0
# A camera that another program holds may "start" and give nothing.
SILENT_MS: Final = 5000


@dataclass(frozen=True, slots=True)
class CameraName:
    """A camera as people choose it."""

    key: str
    name: str


def can_be_used() -> bool:
    """Whether the part of Qt that talks to cameras was found; without it there is no camera to be seen."""
    return bool(QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode))


def cameras() -> list[CameraName]:
    """The cameras of this computer, the system's own first choice first."""
    first = QMediaDevices.defaultVideoInput()
    known = sorted(QMediaDevices.videoInputs(), key=lambda device: device != first)
    return [CameraName(_key(device), device.description()) for device in known]


class Camera(FrameSource):
    """One camera, found again by its key; where that one is not there, the system's first choice."""

    def __init__(self, key: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = key
        self._device = QCameraDevice()
        self._session: QMediaCaptureSession | None = None
        self._sink = QVideoSink(self)
        self._devices = QMediaDevices(self)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENT_MS)
        self._silence.timeout.connect(self._on_silent)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._devices.videoInputsChanged.connect(self._on_devices_changed)

    @property
    def sink(self) -> QVideoSink:
        """Where Qt delivers the frames."""
        return self._sink

    @property
    def faces_away(self) -> bool:
        """Whether it looks away from who reads the screen, so that its picture is not mirrored."""
        return self._device.position() == QCameraDevice.Position.BackFace

    @override
    def start(self) -> None:
        self.stop()
        self._device = _device(self._wanted)
        if self._device.isNull():
            self.failed.emit(Trouble.NONE_THERE)
            return
        permission = QCameraPermission()
        application = QCoreApplication.instance()
        status = application.checkPermission(permission) if application else Qt.PermissionStatus.Denied
        if status == Qt.PermissionStatus.Undetermined and application is not None:
            application.requestPermission(permission, self, self._on_permission_answered)
        else:
            self._go_on(status)

    @override
    def stop(self) -> None:
        self._silence.stop()
        if self._session is not None:
            session, self._session = self._session, None
            session.camera().stop()
            session.deleteLater()

    def _on_permission_answered(self, permission: QPermission) -> None:
        self._go_on(permission.status())

    def _go_on(self, status: Qt.PermissionStatus) -> None:
        if status != Qt.PermissionStatus.Granted:
            self.failed.emit(Trouble.NOT_ALLOWED)
            return
        session = self._session = QMediaCaptureSession(self)
        camera = QCamera(self._device, session)
        camera.errorOccurred.connect(self._on_error)
        chosen = _best_format(self._device.videoFormats())
        if chosen is not None:
            camera.setCameraFormat(chosen)
        if camera.isTorchModeSupported(QCamera.TorchMode.TorchOff):
            camera.setTorchMode(QCamera.TorchMode.TorchOff)
        if camera.isFocusModeSupported(QCamera.FocusMode.FocusModeAutoNear):
            camera.setFocusMode(QCamera.FocusMode.FocusModeAutoNear)
        session.setCamera(camera)
        session.setVideoSink(self._sink)
        self._silence.start()
        camera.start()

    def _on_frame(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self._silence.stop()
            # Qt gives the sink's own frame: the reader needs one that stays.
            self.framed.emit(partial(grey_picture, QVideoFrame(frame)))

    def _on_error(self, error: QCamera.Error, _words: str) -> None:
        if error != QCamera.Error.NoError:
            self._give_up(Trouble.NOT_STARTED if self._is_there() else Trouble.GONE)

    def _on_silent(self) -> None:
        self._give_up(Trouble.NOT_STARTED)

    def _on_devices_changed(self) -> None:
        if self._session is None:
            if QMediaDevices.videoInputs():
                self.revived.emit()
        elif not self._is_there():
            self._give_up(Trouble.GONE)

    def _is_there(self) -> bool:
        return self._device in QMediaDevices.videoInputs()

    def _give_up(self, trouble: Trouble) -> None:
        self.stop()
        self.failed.emit(trouble)


def worth(width: int, height: int, rate: float) -> tuple[float, int]:
    """How well a format of the camera serves: quick enough first, then near to 1280 × 720."""
    return min(rate, _ENOUGH_FRAMES) // _LEAST_FRAMES, -abs(width - _WIDTH) - abs(height - _HEIGHT)


def _best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """The format to ask for; None leaves the choice to the camera."""

    def worth_of(each: QCameraFormat) -> tuple[float, int]:
        return worth(each.resolution().width(), each.resolution().height(), each.maxFrameRate())

    return max(formats, key=worth_of, default=None)


def _device(key: str) -> QCameraDevice:
    known = (device for device in QMediaDevices.videoInputs() if _key(device) == key)
    return next(known, QMediaDevices.defaultVideoInput())


def _key(device: QCameraDevice) -> str:
    # The identifier changes with the plug on some systems, the name does not.
    return device.description()

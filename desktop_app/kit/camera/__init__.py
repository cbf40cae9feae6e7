"""Scanning with a camera: frames come in, codes come out, and nobody waits in between."""

from __future__ import annotations

from desktop_app.kit.camera.decoding import Found, codes_in
from desktop_app.kit.camera.memory import MINUTES, CameraMemory
from desktop_app.kit.camera.pane import CameraPane
from desktop_app.kit.camera.source import Frame, FrameSource, Trouble

__all__ = ["MINUTES", "CameraMemory", "CameraPane", "Found", "Frame", "FrameSource", "Trouble", "codes_in"]

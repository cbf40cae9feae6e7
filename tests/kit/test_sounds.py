"""Sounds come where there is a loudspeaker, and never trouble anybody where there is none."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest
from PySide6.QtMultimedia import QMediaDevices

from desktop_app.kit.sounds import Sound, Sounds

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def folder(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.rootpath / "resources" / "sounds"


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_is_short_and_loud_enough(folder: Path, sound: Sound) -> None:
    with wave.open(str(folder / f"{sound.value}.wav")) as file:
        seconds = file.getnframes() / file.getframerate()
        frames = file.readframes(file.getnframes())
    assert 0.1 < seconds < 0.6
    heights = memoryview(frames).cast("h")
    assert 15_000 < max(heights) < 25_000


def test_the_three_can_be_told_apart(folder: Path) -> None:
    assert len({(folder / f"{sound.value}.wav").read_bytes() for sound in Sound}) == 3


def test_playing_is_silent_without_a_loudspeaker(qtbot: QtBot, folder: Path) -> None:
    sounds = Sounds(folder)
    sounds.play(Sound.ADMITTED)
    qtbot.waitUntil(lambda: sounds._ready)
    sounds.prepare_soon()
    sounds.play(Sound.REFUSED)
    assert bool(sounds._effects) is bool(QMediaDevices.audioOutputs())


def test_sounds_can_be_turned_off(folder: Path) -> None:
    sounds = Sounds(folder)
    sounds.set_audible(audible=False)
    sounds.play(Sound.ATTENTION)
    assert not sounds.audible
    assert not sounds._ready

"""Makes the three sounds of a check-in, always the same bytes: a rising pair, two knocks, a falling buzz."""
# ruff: noqa: INP001 (a script beside its products, not a package)

from __future__ import annotations

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 44_100
PEAK = 0.6
ATTACK_S = 0.006


@dataclass(frozen=True)
class Note:
    """A tone of `hertz` from `start` for `seconds`; `overtones` weigh its 2nd, 3rd … partial."""

    hertz: float
    start: float
    seconds: float
    overtones: tuple[float, ...] = ()

    def at(self, second: float) -> float:
        """Give the tone's height at this second of the sound."""
        within = second - self.start
        if not 0 <= within < self.seconds:
            return 0.0
        partials = (1.0, *self.overtones)
        turns = 2 * math.pi * self.hertz * within
        tone = sum(strength * math.sin(turns * (place + 1)) for place, strength in enumerate(partials))
        return tone / sum(partials) * self._loudness(within)

    def _loudness(self, within: float) -> float:
        # A short attack and a bell-like end, so that nothing clicks.
        return min(1.0, within / ATTACK_S) * (1 - within / self.seconds) ** 1.6


BRIGHT = (0.25, 0.08)
HOLLOW = (0.0, 0.45, 0.0, 0.2)
ROUGH = (0.8, 0.65, 0.5, 0.4, 0.3)

SOUNDS = {
    "admitted": (Note(880.0, 0.0, 0.14, BRIGHT), Note(1318.5, 0.08, 0.22, BRIGHT)),
    "attention": (Note(587.3, 0.0, 0.13, HOLLOW), Note(587.3, 0.17, 0.2, HOLLOW)),
    "refused": (Note(233.1, 0.0, 0.2, ROUGH), Note(155.6, 0.17, 0.36, ROUGH)),
}


def samples(notes: tuple[Note, ...]) -> list[float]:
    """Mix the notes; -1 to 1, RATE a second."""
    length = max(note.start + note.seconds for note in notes)
    mixed = [sum(note.at(frame / RATE) for note in notes) for frame in range(math.ceil(length * RATE))]
    loudest = max(abs(height) for height in mixed)
    return [height / loudest * PEAK for height in mixed]


def write(file: Path, notes: tuple[Note, ...]) -> None:
    """Write the notes as a 16-bit mono WAV."""
    heights = [round(height * 32767) for height in samples(notes)]
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(heights)}h", *heights))


if __name__ == "__main__":
    for name, notes in SOUNDS.items():
        write(Path(__file__).parent / f"{name}.wav", notes)

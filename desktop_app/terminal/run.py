"""Running one command: its exit code, its one sentence when something is refused, and no traceback ever."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.engine import StoreRefusal
from desktop_app.errors import Refused, Unreadable, sentence_of
from desktop_app.paper.target import FileRefusal
from desktop_app.progress import Cancelled
from desktop_app.settings import places
from desktop_app.terminal.arguments import parse
from desktop_app.terminal.output import AnswerLostError, say_no
from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.terminal.desk import Desk

REFUSED, UNUSABLE = 1, 2


def run(arguments: Sequence[str], desk: Desk) -> int:
    """Run the command that `arguments` name.

    The exit code is 0 when it was done, 1 when it was refused, and 2 when it could not be tried: wrong words
    on the command line, a file that is missing or cannot be read, a disk that is full.
    """
    try:
        options = parse(arguments, desk)
        code: int = options.command(options)
    except (UsageError, AnswerLostError, Refused, KeyboardInterrupt, Cancelled, OSError) as error:
        return _say(*_answer(error))
    except Exception:  # noqa: BLE001 (whatever it is goes to the log file, and a person gets a sentence)
        _write_log()
        return _say(
            "Something went wrong inside Forum Desk. “forumdesk history” shows what was saved; "
            f"the details are in {places().log}.",
            REFUSED,
        )
    return code


def _write_log() -> None:
    """Write the error that is being handled into the log file; a log that cannot be written stops nobody."""
    file = places().log
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} ERROR terminal\n{traceback.format_exc()}")


def _answer(error: BaseException) -> tuple[str, int]:
    """The sentence and the exit code for what stopped a command."""
    if isinstance(error, UsageError):
        return str(error), UNUSABLE
    if isinstance(error, AnswerLostError):
        return f"It was done, but the answer could not be written: {error}.", UNUSABLE
    if isinstance(error, Refused):
        unusable = isinstance(error, Unreadable) or isinstance(error.reason, StoreRefusal | FileRefusal)
        return sentence_of(error), UNUSABLE if unusable else REFUSED
    if isinstance(error, OSError):
        return _system_sentence(error), UNUSABLE
    return "Stopped. What was not finished was taken back.", REFUSED


def _say(sentence: str, code: int) -> int:
    say_no(sentence)
    return code


def _system_sentence(error: OSError) -> str:
    """What the system refused, in its own words, and where."""
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused this{where}: {error.strerror or error}. Check the place and try again."

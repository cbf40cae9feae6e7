"""Running one command: its exit code, its one sentence when something is refused, and no traceback ever."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from db.engine import StoreRefusal
from desktop_app.errors import Refused, Unreadable, sentence_of
from desktop_app.progress import Cancelled
from desktop_app.terminal.arguments import UsageError, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

DONE, REFUSED, UNUSABLE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name.

    The exit code is 0 when it was done, 1 when it was refused, and 2 when it could not be tried: wrong words
    on the command line, a file that is missing or cannot be read, a disk that is full.
    """
    try:
        options = parse(arguments)
        code: int = options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return DONE
    except (UsageError, Refused, KeyboardInterrupt, Cancelled, OSError) as error:
        return _say(*_answer(error))
    except Exception:
        log.exception("command failed: %s", arguments[:1])
        return _say(
            "Something went wrong inside Forum Desk; nothing was saved. The log file has the details.",
            REFUSED,
        )
    return code


def _answer(error: BaseException) -> tuple[str, int]:
    """The sentence and the exit code for what stopped a command."""
    if isinstance(error, UsageError):
        return str(error), UNUSABLE
    if isinstance(error, Refused):
        unusable = isinstance(error, Unreadable) or isinstance(error.reason, StoreRefusal)
        return sentence_of(error), UNUSABLE if unusable else REFUSED
    if isinstance(error, OSError):
        return _system_sentence(error), UNUSABLE
    return "Stopped. What was not finished was taken back.", REFUSED


def _say(sentence: str, code: int) -> int:
    print(f"forumdesk: {sentence}", file=sys.stderr)
    return code


def _system_sentence(error: OSError) -> str:
    """What the system refused, in its own words, and where."""
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused this{where}: {error.strerror or error}. Check the place and try again."

"""The parser of commands, and the words and numbers that it takes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from typing_extensions import override

from desktop_app.terminal.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Subparsers = argparse._SubParsersAction["Parser"]  # noqa: SLF001 (argparse gives the type no public name)

# More rows than any file holds, and few enough for its driver.
MOST = 2**31


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what it did not understand."""

    @override
    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.register("type", None, text_of)

    @override
    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        raise UsageError(f"{sentence}. Try “{self.prog} --help”.")


def command(commands: Subparsers, name: str, act: Callable[[argparse.Namespace], int], words: str) -> Parser:
    """Add a command that does `act`."""
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=act)
    return parser


def as_json(parser: Parser) -> None:
    """Let a command answer as JSON."""
    parser.add_argument("--json", action="store_true", help="answer as JSON, for scripts")


def text_of(word: str) -> str:
    """A word that is text: the names of files may be other bytes, the names of people may not."""
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it is no text in UTF-8") from None
    return word


def pair(text: str) -> tuple[str, str]:
    """A key and a value with = between."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise argparse.ArgumentTypeError("it must be KEY=VALUE, as diet=vegan")
    return key.strip(), value.strip()


def number(text: str) -> int:
    """A count of at least one."""
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a whole number") from None
    if value < 1:
        raise argparse.ArgumentTypeError("it must be at least 1")
    return min(value, MOST)

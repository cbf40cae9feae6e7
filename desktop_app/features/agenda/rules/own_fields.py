"""How Forum Desk writes its nouns into what it adds to a file, and reads them back with suspicion."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.programme import Day
from desktop_app.features.agenda.rules.session import Link, Part, Recording, Role, SessionKind, SessionState
from desktop_app.features.agenda.rules.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable


class _Codec(NamedTuple):
    dump: Callable[[Any], Any]
    load: Callable[[Any], Any]


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _seconds(value: Any) -> timedelta:  # noqa: ANN401 (whatever the file says)
    return timedelta(seconds=float(value))


def _number(value: Any) -> int:  # noqa: ANN401 (whatever the file says)
    if type(value) is not int:
        raise ValueError(value)
    return value


def _word(value: Any) -> str:  # noqa: ANN401 (whatever the file says)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 (all that is wrong with a file is one kind of error)
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401 (whatever the file says)
    if not isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 (all that is wrong with a file is one kind of error)
    return value


def _words(values: Any, count: int) -> list[str]:  # noqa: ANN401 (whatever the file says)
    if not isinstance(values, list) or len(values) != count:
        raise ValueError(values)
    return [_word(value) for value in values]


def _optional(codec: _Codec) -> _Codec:
    return _Codec(
        lambda value: None if value is None else codec.dump(value),
        lambda value: None if value is None else codec.load(value),
    )


def _several(codec: _Codec) -> _Codec:
    return _Codec(
        lambda values: [codec.dump(value) for value in values],
        lambda values: tuple(codec.load(value) for value in values),
    )


def _as_it_is(load: Callable[[Any], Any]) -> _Codec:
    return _Codec(lambda value: value, load)


def _span(values: Any) -> Span:  # noqa: ANN401 (whatever the file says)
    start, end = _words(values, 2)
    return Span(_instant(start), _instant(end))


def _day(values: Any) -> Day:  # noqa: ANN401 (whatever the file says)
    on, starts, ends = _words(values, 3)
    return Day(date.fromisoformat(on), _instant(starts), _instant(ends))


def _extra(values: Any) -> Extra:  # noqa: ANN401 (whatever the file says)
    dialect, name, value = _words(values, 3)
    return Extra(Dialect(dialect), name, value)


def _role(values: Any) -> Role:  # noqa: ANN401 (whatever the file says)
    person, part = _words(values, 2)
    return Role(person, Part(part))


def _recording(values: Any) -> Recording:  # noqa: ANN401 (whatever the file says)
    licence, opted_out, url, link = values
    return Recording(_word(licence), _flag(opted_out), _word(url), _word(link))


_LENGTH: Final = _Codec(timedelta.total_seconds, _seconds)
_LINKS: Final = _several(
    _Codec(lambda link: [link.url, link.title, link.kind, link.service], lambda got: Link(*_words(got, 4)))
)
_NUMBER: Final = _as_it_is(_number)
_CODECS: Final = {
    "start": _optional(_Codec(datetime.isoformat, _instant)),
    "length": _LENGTH,
    "slot": _LENGTH,
    "kind": _Codec(lambda kind: kind.value, SessionKind),
    "state": _Codec(lambda state: state.value, SessionState),
    "people": _several(_Codec(lambda role: [role.person, role.part.value], _role)),
    "links": _LINKS,
    "attachments": _LINKS,
    "recording": _optional(_Codec(lambda one: [one.licence, one.opted_out, one.url, one.link], _recording)),
    "extras": _several(_Codec(lambda extra: [extra.dialect.value, extra.name, extra.value], _extra)),
    "availability": _several(_Codec(lambda span: [span.start.isoformat(), span.end.isoformat()], _span)),
    "days": _several(
        _Codec(lambda day: [day.day.isoformat(), day.starts.isoformat(), day.ends.isoformat()], _day)
    ),
    "day_change": _Codec(time.isoformat, time.fromisoformat),
    "number": _optional(_NUMBER),
    "capacity": _optional(_NUMBER),
    "position": _NUMBER,
    "sequence": _NUMBER,
    "locked": _as_it_is(_flag),
}
_WORD: Final = _as_it_is(_word)


def dumped(name: str, value: object) -> Any:  # noqa: ANN401 (JSON)
    """A field's value as JSON holds it."""
    return _CODECS.get(name, _WORD).dump(value)


def loaded(name: str, value: object) -> Any:  # noqa: ANN401 (the field's own type)
    """A field's value from JSON.

    Raises:
        ValueError, TypeError, OverflowError: when it is not what such a field holds.

    """
    return _CODECS.get(name, _WORD).load(value)


def whole(noun: Any) -> dict[str, Any]:  # noqa: ANN401 (any of the nouns)
    """All fields of a noun that differ from their defaults, as JSON holds them."""
    return {
        field.name: dumped(field.name, value)
        for field in fields(noun)
        if (value := getattr(noun, field.name)) != field.default or field.default is MISSING
    }

"""What rooms, people and sessions are known by: the file's guid, or one made so that it stays the same."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID, uuid5

SPACE: Final = UUID("6f8f2c53-6c0e-5e0b-9a54-3f1d3b0f6a71")
"""The name space of guids that are made from something else; drawn once, never to change."""
# As the c3voc schema writes it: any version, either case.
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def made_guid(*parts: str) -> str:
    """A UUID that is the same whenever the parts are."""
    return str(uuid5(SPACE, "\x1f".join(parts)))


def person_key(guid: str, number: int | None, code: str, name: str) -> str:
    """What a person of a file is known by: never an e-mail address, which a guid could then give away.

    Of a name it holds a fingerprint: keys stay where they are when the person is erased.
    """
    if guid:
        return guid
    if number is not None:
        return f"id:{number}"
    return f"code:{code}" if code else f"name:{name_mark(name)}"


def name_mark(name: str) -> str:
    """A fingerprint of a name, for keys."""
    return made_guid("person", name)

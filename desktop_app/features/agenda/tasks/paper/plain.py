"""Texts that came with the marks of a web page, made plain for paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

_BREAKS: Final = frozenset({"p", "br", "li", "div", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote"})
_MARKED: Final = re.compile(
    r"</?(?:p|br|li|[uo]l|a|em|strong|[bi]|div|span|h[1-6])(?:\s[^<>]*)?/?>|&\w+;", re.IGNORECASE
)
"""What only a text from a web page holds; a text about `List<int>` is left as it is."""
_UNSEEN: Final = frozenset({"script", "style"})


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.parts.append("\n– " if tag == "li" else "\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BREAKS:
            self.parts.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without empty ones; marks of HTML become paragraphs or nothing."""
    if _MARKED.search(text):
        reader = _Plain()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    return [line.strip() for line in text.splitlines() if line.strip()]

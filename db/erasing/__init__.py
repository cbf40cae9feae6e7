"""Erasing people from the event file: their rows, what the journal and the search index know of them."""

from db.erasing.people import ERASE, Erased, erase_people, erased_by, rows_about
from db.erasing.purge import CHUNK, PURGE, finish_purge, history_rows, people_left, purge_people

__all__ = [
    "CHUNK",
    "ERASE",
    "PURGE",
    "Erased",
    "erase_people",
    "erased_by",
    "finish_purge",
    "history_rows",
    "people_left",
    "purge_people",
    "rows_about",
]

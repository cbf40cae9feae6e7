"""Erasing people from the event file: their rows, what the journal and the search index know of them."""

from db.erasing.people import ERASE, Erased, erase_people, erased_by, rows_about

__all__ = ["ERASE", "Erased", "erase_people", "erased_by", "rows_about"]

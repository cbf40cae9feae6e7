"""Search: as you type, over all a person is known by, whatever the case, diacritics, script or one slip."""

from db.search.finding import Hit, Why, find_attendees
from db.search.folding import fold, sort_key, spellings, tokens, variants
from db.search.index import (
    CREATE,
    FULL_TEXT_TABLES,
    create_full_text,
    drop_full_text,
    forget_removed,
    is_index_sound,
    rebuild,
    refresh_entries,
)
from db.search.vocabulary import Vocabulary

__all__ = [
    "CREATE",
    "FULL_TEXT_TABLES",
    "Hit",
    "Vocabulary",
    "Why",
    "create_full_text",
    "drop_full_text",
    "find_attendees",
    "fold",
    "forget_removed",
    "is_index_sound",
    "rebuild",
    "refresh_entries",
    "sort_key",
    "spellings",
    "tokens",
    "variants",
]

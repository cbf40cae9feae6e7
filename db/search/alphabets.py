"""Tables of letters: how other alphabets are written in Latin, and letters that are written in two ways."""
# ruff: noqa: RUF001, RUF003 (letters that look alike are what these tables are about)

from __future__ import annotations

# Letters that Unicode does not decompose, as people type them on a keyboard without them.
LETTERS = {
    "ł": "l", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i",
    "ŋ": "n", "ħ": "h", "ŧ": "t", "ĸ": "k", "ə": "a", "ƒ": "f", "ŀ": "l", "ŉ": "n",
}  # fmt: skip

# The letters that stand for a vowel with an e, in German, Nordic and Estonian names (Müller = Mueller).
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}

# Romanisation as on most badges: Russian after BGN/PCGN, the rest after each language's own table.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
# Ukrainian: the national table of 2010 (resolution 55), with its own forms at the start of a word.
UKRAINIAN = CYRILLIC | {"г": "h", "и": "y", "й": "i", "є": "ie", "ї": "i", "ю": "iu", "я": "ia"}
UKRAINIAN_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russian passports (ICAO Doc 9303).
PASSPORT = CYRILLIC | {"й": "i", "ю": "iu", "я": "ia", "ъ": "ie"}
# Scholarly (ISO 9 and the Baltic spellings), already without diacritics: č, š, ž are c, s, z.
SCHOLARLY = CYRILLIC | {
    "ж": "z", "й": "j", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ю": "ju", "я": "ja",
    "є": "je", "ї": "ji", "ё": "jo",
}  # fmt: skip
SCHOLARLY_UKRAINIAN = SCHOLARLY | {"г": "h", "и": "y", "х": "ch"}
# What people simplify in their own Latin names (Дмитрий Dmitry, Мария Maria, Александр Alexandr).
EVERYDAY = (("ий", "y"), ("ый", "y"), ("ия", "ia"), ("ья", "ia"), ("кс", "x"), ("ё", "yo"))

# Greek: ELOT 743 as spoken today, and the classical letters.
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
GREEK_PAIRS = (
    ("ου", "ou"),
    ("αυ", "av"),
    ("ευ", "ev"),
    ("γγ", "ng"),
    ("γκ", "gk"),
    ("μπ", "b"),
    ("ντ", "nt"),
)
CLASSICAL = GREEK | {"β": "b", "η": "e", "υ": "u", "φ": "ph", "χ": "h"}
CLASSICAL_PAIRS = (("γγ", "ng"), ("ντ", "d"), ("μπ", "mp"))

# Two letters for one sound, as other languages write it with one (Shevchenko = Ševčenko).
HISSES = (("shch", "sc"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "h"), ("ts", "c"))
UMLAUT_PAIRS = (("ae", "a"), ("oe", "o"), ("ue", "u"))

# An apostrophe, or a sign that looks like one, belongs to its word (O'Brien, Мар'яна).
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´′ʾʿ＇"), None)

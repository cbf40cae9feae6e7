"""Folding, spellings and sort keys of names in many scripts."""
# ruff: noqa: RUF001 (letters that look alike are what is tested)

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import fold, sort_key, spellings, tokens, variants
from db.search.countries import country_codes
from db.search.folding import email_words
from db.search.index import phone_words
from db.search.slips import can_slip, is_near, is_near_start, meant

FOLDED = [
    ("Žydrūnas Šimkus", "zydrunas simkus"),
    ("ĄČĘĖĮŠŲŪŽ", "aceeisuuz"),
    ("āčēģīķļņšūž", "acegiklnsuz"),
    ("ÕÄÖÜŠŽ", "oaouSZ".lower()),
    ("Łódź żółć", "lodz zolc"),
    ("Straße STRASSE", "strasse strasse"),
    ("Đorđe Þór Ægir Øre Œuvre", "dorde thor aegir ore oeuvre"),
    ("İstanbul ISPARTA ılık", "istanbul isparta ilik"),
    ("O’Brien O'Brien OʼBrien", "obrien obrien obrien"),
    ("Jean-Luc  /  Marie_Anne", "jean luc marie anne"),
    ("ﬁne Ｗｉｄｅ", "fine wide"),
    ("Шевченко", "shevchenko"),
    ("Мар’яна Ґалаґан", "maryana galagan"),
    ("Ёлкин Подъячев", "elkin podyachev"),
    ("Γεώργιος", "georgios"),
    ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "papadopoulos"),
    ("Εὐαγγελία", "evangelia"),
    ("გიორგი", "giorgi"),
    ("Արմեն", "armen"),
    ("王小明", "王小明"),
    ("김민준", "김민준"),
    ("さくら", "さくら"),
    ("", ""),
    (" .,- ", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_is_words_and_single_spaces(text: str) -> None:
    assert fold(text) == " ".join(tokens(text))
    assert all(word.isalnum() for word in tokens(text))


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)))
def test_latin_letters_fold_to_plain_ones_whatever_their_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.lower()) == fold(text) or "İ" in text


SPELLED = [
    ("Müller", {"muller", "mueller"}),
    ("Mueller", {"mueller", "muller"}),
    ("Schröder", {"schroder", "schroeder"}),
    ("Åsgård", {"asgard", "aasgaard"}),
    ("Шевченко", {"shevchenko", "sevcenko"}),
    ("Shevchenko", {"shevchenko", "sevcenko"}),
    ("Григорій", {"hryhorii", "grigorij"}),
    ("Юлія", {"yuliia", "julija"}),
    ("Дмитрий", {"dmitriy", "dmitry", "dmitrij"}),
    ("Александр", {"aleksandr", "alexandr"}),
    ("Βασίλης", {"vasilis", "basiles"}),
    ("王小明", {"王小明", "小明", "wangxiaoming", "xiaoming", "wang"}),
]


@pytest.mark.parametrize(("word", "some"), SPELLED)
def test_other_spellings(word: str, some: set[str]) -> None:
    assert some <= set(variants(word))


@given(st.text())
def test_spellings_are_folded_words_with_the_usual_one_first(text: str) -> None:
    for ways in spellings(text):
        assert all(way and fold(way) == way for way in ways)
    assert set(tokens(text)) <= set(variants(text)) | set(tokens("".join(variants(text)))) | set(tokens(text))


def test_names_sort_with_diacritics_beside_their_letter() -> None:
    names = ["Zala", "Šarka", "Sala", "Žala", "Šala", "Суворов", "Tala", "Salas", "王"]
    ordered = sorted(names, key=lambda name: sort_key(name, "Jonas"))
    assert ordered == ["Sala", "Šala", "Salas", "Šarka", "Суворов", "Tala", "王", "Zala", "Žala"]


def test_given_names_decide_between_families_that_fold_alike() -> None:
    pairs = [("Šala", "Ada"), ("Sala", "Ona"), ("Sala", "Ada")]
    assert sorted(pairs, key=lambda pair: sort_key(*pair)) == [
        ("Sala", "Ada"),
        ("Šala", "Ada"),
        ("Sala", "Ona"),
    ]


@given(st.text(), st.text())
def test_sort_keys_begin_with_plain_letters(family: str, given_name: str) -> None:
    first, second, *_rest = sort_key(family, given_name).split("\t")
    assert first.isascii()
    assert second.isascii()


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("jonas.k@example.lt", ["jonas", "k", "example"]),
        ("jonas@ex", ["jonas", "ex"]),
        ("jonas@", ["jonas"]),
        ("jonas", ["jonas"]),
        ("", []),
        ("a.b@mail.example.co.uk", ["a", "b", "mail", "example", "co"]),
    ],
)
def test_words_of_an_email(email: str, words: list[str]) -> None:
    assert email_words(email) == words


@pytest.mark.parametrize(
    ("phone", "words"),
    [("+370 612-34567", ["37061234567", "4567"]), ("1234", ["1234"]), ("12", ["12"]), ("", [""])],
)
def test_words_of_a_phone_number(phone: str, words: list[str]) -> None:
    assert phone_words(phone) == words


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("lithuania", "lt"),
        ("lietuv", "lt"),
        ("lenkija", "pl"),
        ("soome", "fi"),
        ("vacija", "de"),
        ("niemcy", "de"),
    ],
)
def test_countries_by_name_in_the_programs_languages(typed: str, code: str) -> None:
    assert code in country_codes(typed)


@pytest.mark.parametrize("typed", ["", "li", "zzz", "370"])
def test_what_is_no_country(typed: str) -> None:
    assert country_codes(typed) == []


WORDS = st.text(alphabet="abdejkz", min_size=4, max_size=9)


@given(WORDS, st.data())
def test_every_error_before_the_last_letter_is_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(word) - 2))
    slips = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + "q" + word[at:],
        word[:at] + "q" + word[at + 1 :],
        word[:at] + word[at + 1 :],
    }
    for slip in slips - {word}:
        assert word in meant(slip)
        assert is_near(slip, word)
        assert is_near_start(slip, word + "as")


def test_two_errors_are_too_many() -> None:
    assert not is_near("zydurnaz", "zydrunas")
    assert "zydrunas" not in meant("zydurnaz")


@pytest.mark.parametrize(
    ("word", "worth"),
    [
        ("jon", False),
        ("jona", True),
        ("1234", False),
        ("王小明明", False),
        ("a" * 40, True),
        ("a" * 41, False),
    ],
)
def test_which_words_may_hold_an_error(word: str, worth: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert can_slip(word) is worth

"""Numbers that a language may write as words, by the beginning of the word."""

import re
from functools import cache

# One to twelve; "|" stands between the beginnings of one number.
_WORDS = {
    "de": (
        "ein|erst zwei|beid dritt|drei viert|vier fünf sechs sieben|siebt acht neun zehn elf zwölf"
    ),
    "en": (
        "one|first|a|an two|second|both three|third four fi five|fif six seven eight|eigh nin ten "
        "eleven twel"
    ),
    "fr": "un|premi deux|second troi quatr cinq six sept huit neuf|neuv dix onz douz",
    "tr": "bir|ilk iki üç dört|dörd beş altı yedi sekiz dokuz on onbir|on onik|on",
    "uk": (
        "од|перш дв|друг|обид тр чотир|четвер п шіст|шест|шост с|сем віс|вос дев десят одинадц "
        "дванадц"
    ),
    "ru": (
        "од|перв дв|втор|оба тр четыр|четвер пят шест сем|седьм восем|восьм девят десят "
        "одиннадц двенадц"
    ),
    "ar": (
        "واحد|أول|اول|مرة اثن|ثان|مرت ثلاث|ثالث أربع|اربع|رابع خمس|خامس ست|سادس سبع|سابع ثمان|ثامن "
        "تسع|تاسع عشر|عاشر أحد|إحدى|حادي اثنا|اثني|اثنت"
    ),
    "fa": "یک|اول|نخست دو|دوم سه|سوم چهار پنج شش هفت هشت نه ده یازده دوازده",
}
# Twenty to ninety; Arabic writes the units before them.
_TENS = {"ar": "عشرون|عشرين ثلاث أربع|اربع خمس ست سبع ثمان تسع"}
_ARTICLE = {"ar": "[وفبكل]{0,2}(?:ال)?"}


def says_in_words(number: str, text: str, code: str) -> bool:
    """Whether the text has this number as a word."""
    code = "de" if code.startswith("de") else code
    if code == "ar" and number in ("1", "2"):
        return True  # The noun itself says one or two of it.
    if number.isdecimal() and 20 <= int(number) < 100 and code in _TENS:
        tens, unit = divmod(int(number), 10)
        units = [_pattern(code, _WORDS[code], unit)] if unit else []
        parts = [_pattern(code, _TENS[code], tens - 1), *units]
        return all(part.search(text) for part in parts)
    if not number.isdecimal() or code not in _WORDS or not 0 < int(number) <= 12:
        return False
    return bool(_pattern(code, _WORDS[code], int(number)).search(text))


@cache
def _pattern(code: str, words: str, position: int) -> re.Pattern[str]:
    starts = words.split()[position - 1]
    return re.compile(rf"(?<!\w){_ARTICLE.get(code, '')}(?:{starts})", re.IGNORECASE)

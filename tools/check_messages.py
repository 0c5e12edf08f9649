"""Fails where a text of the site has no translation in one of its languages.

The texts are collected by `makemessages` itself, in a copy of the sources, so that this
check and `make messages` can never disagree. German needs no catalogue: it is the source.
"""

import gettext
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import polib

PROJECT_DIR = Path(__file__).resolve().parents[1]
SOURCES = ["manage.py", "site", "home", "news", "trainings", "circles", "translations", "templates"]
LANGUAGES = ["de_Simple", "en", "uk", "ar", "fa", "ru", "tr", "fr"]
# %(name)s, %s and {name}, as Python knows them.
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")


def texts_of_the_site() -> polib.POFile:
    with tempfile.TemporaryDirectory(prefix="messages-") as folder:
        copy = Path(folder)
        for name in SOURCES:
            source = PROJECT_DIR / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy(source, copy / name)
        (copy / "locale").mkdir()
        command = [sys.executable, "manage.py", "makemessages", "-l", "en", "--keep-pot", "-v", "0"]
        subprocess.run(command, cwd=copy, check=True)
        return polib.pofile(str(copy / "locale" / "django.pot"))


def problems_in(language: str, texts: polib.POFile) -> list[str]:
    path = PROJECT_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return ["there is no catalogue"]
    return problems_of(polib.pofile(str(path)), texts)


def problems_of(entries: polib.POFile, texts: polib.POFile) -> list[str]:
    """What one catalogue lacks of these texts."""
    catalogue = {(entry.msgctxt, entry.msgid): entry for entry in entries}
    exact, forms = forms_for_one_number(entries), number_of_forms(entries)
    problems = []
    for text in texts:
        entry = catalogue.get((text.msgctxt, text.msgid))
        if entry is None or entry.obsolete:
            problems.append(f"missing: {text.msgid!r}")
        elif entry.fuzzy:
            problems.append(f"only guessed (fuzzy): {text.msgid!r}")
        elif not all(translations_in(entry)):
            problems.append(f"empty: {text.msgid!r}")
        elif entry.msgid_plural and set(entry.msgstr_plural) != set(range(forms)):
            problems.append(f"not {forms} plural forms: {text.msgid!r}")
        elif not keeps_placeholders(entry, exact):
            problems.append(f"other placeholders than the source: {text.msgid!r}")
    return problems


def translations_in(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def number_of_forms(catalogue: polib.POFile) -> int:
    """How many plural forms the language has, as its catalogue says."""
    return int(catalogue.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])


def forms_for_one_number(catalogue: polib.POFile) -> set[int]:
    """The plural forms that stand for a single number, such as "two" in Arabic."""
    rule = catalogue.metadata["Plural-Forms"].partition("plural=")[2].rstrip("; ")
    form_of = gettext.c2py(rule)
    uses = Counter(form_of(number) for number in range(1000))
    return {form for form, count in uses.items() if count == 1}


def keeps_placeholders(entry: polib.POEntry, exact: set[int]) -> bool:
    """Whether every translation uses what the source offers.

    A form that stands for a single number may say it in words; here the number comes first.
    """
    if not entry.msgid_plural:
        return set(PLACEHOLDER.findall(entry.msgstr)) == set(PLACEHOLDER.findall(entry.msgid))
    offered = PLACEHOLDER.findall(entry.msgid_plural)
    for form, text in entry.msgstr_plural.items():
        missing = set(offered) ^ set(PLACEHOLDER.findall(text))
        if missing - (set(offered[:1]) if form in exact else set()):
            return False
    return True


def main() -> int:
    texts = texts_of_the_site()
    found = {language: problems_in(language, texts) for language in LANGUAGES}
    for language, problems in found.items():
        for problem in problems[:20]:
            print(f"locale/{language}: {problem}")
        if problems[20:]:
            print(f"locale/{language}: … and {len(problems) - 20} more")
    if any(found.values()):
        return 1
    print(f"{len(texts)} texts, complete in {len(LANGUAGES)} languages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

import gettext
import os
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.utils.translation import ngettext, override

from tools.check_messages import problems_of


@pytest.fixture
def catalogue(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    po.append(polib.POEntry(msgid="Schulung", msgstr="Training"))
    po.append(polib.POEntry(msgid="Termin", msgstr="Guess", flags=["fuzzy"]))
    po.save(str(path))
    return path


def read(catalogue) -> gettext.GNUTranslations:
    with catalogue.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_a_catalogue_is_compiled_without_its_guesses(catalogue):
    call_command("compile_catalogues")
    compiled = read(catalogue)
    assert compiled.gettext("Schulung") == "Training"
    assert compiled.gettext("Termin") == "Termin"


def test_only_what_changed_is_compiled_again(catalogue, capsys):
    os.utime(catalogue, (1_000_000, 1_000_000))
    call_command("compile_catalogues")
    call_command("compile_catalogues")
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["1 von 1 Katalogen übersetzt.", "0 von 1 Katalogen übersetzt."]


# --- What `make messages` and `make check` complain about -----------------------------------

SINGULAR, PLURAL = "%(number)s Termin", "%(number)s Termine"


def catalogue_of(*entries: polib.POEntry, forms: int = 2) -> polib.POFile:
    po = polib.POFile()
    rule = "n != 1" if forms == 2 else "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3"
    po.metadata = {"Plural-Forms": f"nplurals={forms}; plural=({rule});"}
    po.extend(entries)
    return po


def counted(number: int) -> polib.POEntry:
    """A plural text with so many forms."""
    forms = dict.fromkeys(range(number), "%(number)s dates")
    return polib.POEntry(msgid=SINGULAR, msgid_plural=PLURAL, msgstr_plural=forms)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (None, "missing: 'Schulung'"),
        (polib.POEntry(msgid="Schulung", msgstr=""), "empty: 'Schulung'"),
        (
            polib.POEntry(msgid="Schulung", msgstr="Training", flags=["fuzzy"]),
            "only guessed (fuzzy): 'Schulung'",
        ),
        (polib.POEntry(msgid="Schulung", msgstr="Training"), None),
    ],
)
def test_a_text_that_is_missing_or_guessed_is_a_problem(entry, complaint):
    texts = catalogue_of(polib.POEntry(msgid="Schulung"))
    found = problems_of(catalogue_of(*filter(None, [entry])), texts)
    assert found == ([complaint] if complaint else [])


@pytest.mark.parametrize(("offered", "is_right"), [(2, False), (3, False), (4, True), (5, False)])
def test_a_text_needs_as_many_plural_forms_as_its_language(offered, is_right):
    found = problems_of(catalogue_of(counted(offered), forms=4), catalogue_of(counted(2)))
    assert found == ([] if is_right else [f"not 4 plural forms: {SINGULAR!r}"])


def test_collecting_the_texts_ends_with_the_check():
    makefile = Path(site_settings.PROJECT_DIR, "Makefile").read_text()
    (recipe,) = re.findall(r"^messages:.*\n((?:\t.*\n)+)", makefile, re.M)
    assert recipe.rstrip().endswith("$(PY) tools/check_messages.py")


# --- Plural forms as readers see them -------------------------------------------------------

NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100)
FOUND = {
    "ar": "لا توجد نتائج|نتيجة واحدة|نتيجتان|3 نتائج|5 نتائج|11 نتيجة|21 نتيجة|100 نتيجة",
    "uk": (
        "0 результатів|1 результат|2 результати|3 результати|5 результатів|11 результатів|"
        "21 результат|100 результатів"
    ),
    "ru": (
        "0 результатов|1 результат|2 результата|3 результата|5 результатов|11 результатов|"
        "21 результат|100 результатов"
    ),
    "de": (
        "0 Ergebnisse|1 Ergebnis|2 Ergebnisse|3 Ergebnisse|5 Ergebnisse|11 Ergebnisse|"
        "21 Ergebnisse|100 Ergebnisse"
    ),
}
BEFORE_THE_QUERY = {"ar": " عن", "uk": " за запитом", "ru": " по запросу", "de": " für"}


@pytest.mark.parametrize("code", FOUND)
def test_numbers_stand_in_the_plural_form_of_the_language(code):
    with override(code):
        said = [
            ngettext(
                "%(number)s Ergebnis für „%(query)s“",
                "%(number)s Ergebnisse für „%(query)s“",
                number,
            )
            % {"number": number, "query": "Bus"}
            for number in NUMBERS
        ]
    assert "|".join(text.split(BEFORE_THE_QUERY[code])[0] for text in said) == FOUND[code]

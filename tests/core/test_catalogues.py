import gettext
import os

import polib
import pytest
from django.core.management import call_command


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

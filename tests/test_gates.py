"""The rules of the house that files keep."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template

PROJECT_DIR: Path = settings.PROJECT_DIR
ROOMS = ["site", "home", "news", "trainings", "circles", "translations"]
OPERATIONS = PROJECT_DIR / "docs" / "operations.md"
MODULES = sorted(
    path
    for room in ROOMS
    for path in (PROJECT_DIR / room).rglob("*.py")
    if "migrations" not in path.parts
)
TEST_MODULES = sorted((PROJECT_DIR / "tests").rglob("*.py"))
TEMPLATES = sorted((PROJECT_DIR / "templates").rglob("*.html")) + sorted(
    (PROJECT_DIR / "templates").rglob("*.txt")
)
OWN_STATIC = [
    path
    for pattern in ("css/**/*.css", "admin/*.css", "admin/*.js", "js/**/*.js")
    for path in (PROJECT_DIR / "static").glob(pattern)
    if not path.name.endswith(".min.css")
]
LONGEST_FILE = 300
LONGEST_FUNCTION = 30
NO_ROOM_FOR = {"utils", "util", "common", "helpers", "helper", "selectors", "mixins", "misc"}


def name(path: Path) -> str:
    return str(path.relative_to(PROJECT_DIR))


def test_every_change_of_a_model_has_its_migration(db, capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_compiles(path):
    get_template(str(path.relative_to(PROJECT_DIR / "templates")))


def test_site_is_a_folder_and_no_package():
    assert not (PROJECT_DIR / "site" / "__init__.py").exists()
    found = subprocess.run(
        [sys.executable, "-c", "import site; print(site.__file__)"],
        cwd=PROJECT_DIR,
        env=os.environ | {"PYTHONPATH": str(PROJECT_DIR)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert not found.startswith(str(PROJECT_DIR / "site"))
    assert "site-packages" not in found


# --- Docs ---------------------------------------------------------------------------


def own_commands() -> set[str]:
    folders = [path for path in MODULES if path.parent.name == "commands"]
    return {path.stem for path in folders if not path.stem.startswith("_")}


SITE_SOURCES = [*MODULES, PROJECT_DIR / "gunicorn.conf.py", PROJECT_DIR / "manage.py"]


def environment_variables(sources: list[Path]) -> set[str]:
    pattern = re.compile(
        r"""(?:env(?:\.\w+)?|required|environ\.get|environ\.setdefault|environ)"""
        r"""[(\[]\s*["']([A-Z][A-Z0-9_]+)["']"""
    )
    return {name for path in sources for name in pattern.findall(path.read_text())}


def variables_of_make() -> set[str]:
    makefile = (PROJECT_DIR / "Makefile").read_text()
    with_default = re.findall(r"^(?:export )?([A-Z]+(?:_[A-Z]+)*) \?=", makefile, re.MULTILINE)
    return {*with_default, *re.findall(r"\$\((\w+_ARGS)\)", makefile)}


def documented_variables() -> set[str]:
    """The first column of the table of environment variables."""
    chapter = OPERATIONS.read_text().partition("\n## Umgebungsvariablen\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in chapter.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_search_for_names_finds_them():
    assert {"run_site", "run_due", "compile_catalogues"} <= own_commands()
    assert {"SECRET_KEY", "DATABASE_URL", "PORT", "CACHE_URL"} <= environment_variables(
        SITE_SOURCES
    )


def test_every_command_is_in_the_docs():
    docs = OPERATIONS.read_text()
    named = {word for code in re.findall(r"`([^`\n]+)`", docs) for word in code.split()}
    assert own_commands() - named == set()


def test_every_environment_variable_is_in_the_docs():
    taken = environment_variables(SITE_SOURCES) | variables_of_make()
    assert {"PYTEST_ARGS", "CHROMIUM"} <= taken
    assert taken - documented_variables() == set()


def test_every_variable_in_the_docs_is_read():
    read = environment_variables([*SITE_SOURCES, *TEST_MODULES]) | variables_of_make()
    assert "SECRET_KEY" in documented_variables()
    assert documented_variables() - read == set()


def test_every_test_in_the_findings_is_there():
    """A name is `file::test`, and `::test` one more of the same file."""
    findings = (PROJECT_DIR / "docs" / "decisions" / "translation-findings.md").read_text()
    short = {"findings": "test_findings.py", "pages": "test_findings_pages.py"}
    folder, missing, path = PROJECT_DIR / "tests" / "translations", [], Path()
    for file, test in re.findall(r"`([\w/.]*)::([^`]+)`", findings):
        if file:
            place = short.get(file, file)
            path = PROJECT_DIR / place if place.startswith("tests/") else folder / place
        if f"def {test}(" not in path.read_text():
            missing.append(f"{name(path)}::{test}")
    assert path.is_file()
    assert missing == []


# --- Files --------------------------------------------------------------------------


def test_files_are_short_enough_to_read():
    files = [*MODULES, *TEST_MODULES, *TEMPLATES, *OWN_STATIC]
    lengths = {name(path): len(path.read_text().splitlines()) for path in files}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short_enough_to_read():
    lengths = {
        f"{name(path)}: {node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {place: length for place, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_modules_say_what_they_are_for():
    modules = {name(path): path.read_text() for path in MODULES}
    silent = [
        path
        for path, text in modules.items()
        if text.strip() and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_there_is_no_drawer_for_odds_and_ends():
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & NO_ROOM_FOR


def test_an_exception_from_a_rule_has_its_reason():
    pattern = re.compile(
        r"#\s*noqa(?::\s*[A-Z0-9, ]+)?\s*$|#\s*type:\s*ignore(?:\[[\w, -]+\])?\s*$"
    )
    bare = [
        f"{name(path)}:{number}"
        for path in [*MODULES, *TEST_MODULES]
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line)
    ]
    assert bare == []


def test_no_test_is_left_out():
    words = [f"mark.{word}" for word in ("skip", "xfail")] + [f"pytest.{'skip'}("]
    left_out = [
        name(path)
        for path in TEST_MODULES
        if path != Path(__file__) and any(word in path.read_text() for word in words)
    ]
    assert left_out == []


def test_our_styles_load_nothing_from_elsewhere():
    files = [*OWN_STATIC, *(PROJECT_DIR / "static").rglob("*.min.css")]
    pattern = re.compile(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""")
    assert [name(path) for path in files if pattern.search(path.read_text())] == []

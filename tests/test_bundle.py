"""The one stylesheet that pages load is built from the sources that lie beside it."""

import re
from hashlib import sha256

from django.conf import settings

STATIC = settings.PROJECT_DIR / "static"
BUNDLE = STATIC / "css" / "site.min.css"


def sources():
    """In the order of tools/vendor/build.mjs, which writes their hash into the first line."""
    own = [path for path in STATIC.glob("css/**/*.css") if not path.name.endswith(".min.css")]
    own.sort(key=lambda path: path.relative_to(STATIC / "css").as_posix())
    return [*own, STATIC / "vendor" / "kern" / "kern.min.css"]


def test_the_bundle_is_built_from_the_sources():
    first_line = BUNDLE.read_text().partition("\n")[0]
    built_from = sha256(b"".join(path.read_bytes() for path in sources())).hexdigest()
    assert first_line == f"/* sources {built_from} */", "`make vendor` builds it again."


def test_every_source_is_in_the_bundle():
    entry = (STATIC / "css" / "site.css").read_text()
    imported = {
        (STATIC / "css" / name).resolve() for name in re.findall(r'@import "([^"]+)"', entry)
    }
    assert imported == {path.resolve() for path in sources()} - {STATIC / "css" / "site.css"}

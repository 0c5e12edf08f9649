"""axe-core reads every mail in every language, as a light and as a dark mail program shows it."""

import json

# Printed by the site itself: Django refuses to work beside a browser.
EVERY_MAIL = """
import json
from core.languages import all_languages
from outbox.kinds import all_kinds
from outbox.rendering import render

mails = [
    (kind.name, language.code, render(kind.name, language.code, kind.sample()).html)
    for kind in all_kinds()
    for language in all_languages()
]
print(json.dumps(mails))
"""
# The colours are those of the kind, whatever the language; looking at them takes longest.
LOOKS = {"de": "light", "ar": "dark"}


def test_every_mail_is_accessible_in_every_language(server, browser, findings):
    mails = json.loads(server.manage("shell", "--verbosity", "0", "--command", EVERY_MAIL))
    page = browser.new_page(viewport={"width": 390, "height": 900})
    complaints = []
    for kind, code, html in mails:
        page.emulate_media(color_scheme=LOOKS.get(code, "light"))
        page.set_content(html)
        found = findings(page, with_colours=code in LOOKS)
        complaints += [f"{kind}, {code}: {finding}" for finding in found]
    page.close()
    assert complaints == []

"""A volunteer signs up, reads the mail, comes or cancels: with the mails of the running site."""

import email
import email.policy
import re
import time
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

A_MINUTE = 60.0
READING_TIME = 2500  # Nobody fills a form in less than two seconds; the site knows.

TRAINING = """
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, translation_of
page = TrainingPageFactory(title="{title}", slug="{slug}", sessions=[SessionFactory(days=3)])
translation_of(page, "ar", title="{arabic}")
print(book_of(page, capacity={seats}, waiting_capacity=5, party_limit=3).pk)
"""
WAITING = """
from tests.factories.registrations import registered
from trainings.models import RegistrationBook
person = registered(RegistrationBook.objects.get(pk={book}), "{name}", language="uk")
print(person.state)
"""


def run(server, code: str) -> str:
    return server.manage("shell", "--verbosity", "0", "-c", code).strip().splitlines()[-1]


def mail_to(server, address: str, word: str) -> EmailMessage:
    """The mail to this address that has this word in its text, as soon as it has arrived."""
    give_up_at = time.monotonic() + A_MINUTE
    while time.monotonic() < give_up_at:
        for file in (server.var_dir / "mail").glob(f"*-{address}.eml"):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if word in text_of(mail):
                return mail
        time.sleep(0.2)
    raise AssertionError(f"No mail to {address} with {word}")


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return body.get_content() if body else ""


def link_in(mail: EmailMessage, path: str) -> str:
    """The address in the mail that leads to this part of the site."""
    found = re.search(rf"https?://[^/\s]+(/\S*/anmeldung/{path}/\S+/)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


def fill(page: Page, given: str, family: str, address: str) -> None:
    page.locator("[name=given_name]").fill(given)
    page.locator("[name=family_name]").fill(family)
    page.locator("main [name=email]").fill(address)
    page.wait_for_timeout(READING_TIME)


def press(page: Page) -> None:
    page.locator("main form.form [type=submit]").first.click()


def fits(page: Page) -> bool:
    """Nothing makes the page scroll sideways; measured without a script of the page."""
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_from_the_calendar_to_the_cancellation_in_arabic_without_a_script(open_page, server):
    title = "لغة سهلة في مكتب الاستقبال"
    slug = "reise-durch-die-anmeldung"
    code = TRAINING.format(title="Reise durch die Anmeldung", slug=slug, arabic=title, seats=1)
    book = run(server, code)

    page = open_page("/ar/schulungen/", width=320, javascript=False)
    page.get_by_role("link", name=title).click()
    page.locator(f'main a[href="/ar/anmeldung/{book}/"]').click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("main [name=language]")).to_have_value("ar")
    assert fits(page)
    fill(page, "أمل", "حداد", "amal@example.org")
    press(page)
    expect(page).to_have_url(re.compile(f"/ar/anmeldung/danke/\\?schulung={book}$"))
    assert fits(page)

    page.goto(link_in(mail_to(server, "amal@example.org", "/bestaetigen/"), "bestaetigen"))
    expect(page.locator("main")).to_contain_text("أمل حداد")
    press(page)
    expect(page).to_have_url(re.compile("/ar/anmeldung/verwalten/"))
    assert fits(page)
    file = page.request.get(page.locator('main a[href$="termin.ics"]').get_attribute("href"))
    assert file.headers["content-type"].startswith("text/calendar")
    assert file.body().startswith(b"BEGIN:VCALENDAR\r\n")
    assert title in file.text().replace("\r\n ", "")

    assert run(server, WAITING.format(book=book, name="Olena")) == "waiting"
    page.goto(link_in(mail_to(server, "amal@example.org", "/verwalten/"), "verwalten"))
    page.locator('main a[href$="/absagen/"]').click()
    assert fits(page)
    press(page)
    expect(page).to_have_url(re.compile("/ar/anmeldung/verwalten/"))
    expect(page.locator('main a[href$="/absagen/"]')).to_have_count(0)
    assert page.context.cookies() == []

    moved_up = mail_to(server, "olena@example.org", "Тепер у вас є місце")
    assert "Тепер у вас є місце" in moved_up["Subject"]
    calendar = next(part for part in moved_up.walk() if part.get_content_type() == "text/calendar")
    assert "METHOD:REQUEST" in calendar.get_content()


@pytest.mark.parametrize(
    ("code", "width", "dark"),
    [("de", 1280, False), ("de", 320, True), ("ar", 1280, True), ("ar", 320, False)],
    ids=str,
)
def test_every_page_of_the_registration_is_accessible(
    open_page, findings, server, code, width, dark
):
    title, slug = f"Zugänglich {code} {width}", f"zugaenglich-{code}-{width}"
    book = run(server, TRAINING.format(title=title, slug=slug, arabic="متاح للجميع", seats=5))
    address = f"barrierefrei-{code}-{width}@example.org"
    page = open_page(f"/{code}/anmeldung/{book}/", width=width, dark=dark)

    def look():
        assert findings(page) == []
        assert fits(page)

    page.locator("details.party summary").click()
    look()
    press(page)
    expect(page.locator(".error-summary")).to_be_focused()
    look()
    fill(page, "Amal", "Haddad", address)
    press(page)
    look()
    page.goto(link_in(mail_to(server, address, "/bestaetigen/"), "bestaetigen"))
    look()
    press(page)
    expect(page).to_have_url(re.compile("/verwalten/"))
    look()
    page.locator('main a[href$="/absagen/"]').click()
    look()

    page.goto(f"/{code}/anmeldung/meine/")
    look()
    page.locator("main [name=email]").fill(address)
    page.wait_for_timeout(READING_TIME)
    press(page)
    expect(page).to_have_url(re.compile("/meine/geschickt/"))
    look()
    page.goto(link_in(mail_to(server, address, "/meine/"), "meine"))
    expect(page.locator(".my-training")).to_have_count(1)
    look()
    page.locator('main a[href$="/loeschen/"]').click()
    look()

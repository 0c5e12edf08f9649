import re
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.utils import timezone

from core.languages import all_languages, language_for
from core.models import SiteSettings
from outbox.kinds import all_kinds
from outbox.rendering import SUBJECT_LIMIT, render
from trainings.letters import change
from trainings.mail_samples import MOMENT, sample_context, sample_session, sample_training
from trainings.models import Participant, Registration

BASE = "http://testserver"
NAME = "Seán O'Neil & Söhne"
LONG_TITLE = (
    "Grundlagen der ehrenamtlichen Sprachbegleitung für Familien im ländlichen Raum, Teil 2"
)
KINDS = sorted(kind.name for kind in all_kinds())
LANGUAGES = [language.code for language in all_languages()]


class Page(HTMLParser):
    """The tags of a mail."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.tags if tag == "a"]


@pytest.fixture
def mail(db):
    def rendered(kind: str, language: str = "de", **changes):
        people = [Participant(given_name=NAME), Participant(given_name="فاطمة <b>الزهراء</b>")]
        return render(kind, language, sample_context(**{"participants": people} | changes))

    return rendered


def digits(text: str) -> str:
    return re.sub(r"[^+\d]", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_in_every_language(mail, kind, language):
    message = mail(kind, language, training=sample_training(LONG_TITLE, "de"))
    page = Page(message.html)
    described = language_for(language)
    frame = dict(page.tags)["html"]

    assert 0 < len(message.subject) <= SUBJECT_LIMIT
    assert "\n" not in message.subject
    assert (frame["lang"], frame["dir"]) == (described.tag, described.direction)
    assert [tag for tag, _attrs in page.tags].count("h1") == 1
    assert "\n\n\n" not in message.text
    assert not re.search(r"[{}]|<bdi|&\w+;", message.text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_has_every_link_absolute_and_on_a_line_of_its_own(mail, kind):
    message = mail(kind, message=f"Die Liste:\n{BASE}/de/liste/")
    for line in message.text.splitlines():
        assert "http" not in line or re.fullmatch(r"http\S+", line)
    for link in Page(message.html).links():
        scheme, rest = link.split(":", 1)
        if scheme == "tel":
            assert digits(rest) in digits(message.text)
        else:
            assert scheme == "mailto" or link.startswith(BASE)
            assert rest.removeprefix("//") in message.text


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_loaded_when_the_mail_is_opened(mail, kind):
    message = mail(kind)
    tags = Page(message.html).tags
    assert not {"img", "link", "script", "iframe", "object", "form"} & {tag for tag, _ in tags}
    assert not any({"src", "srcset", "background"} & set(attrs) for _, attrs in tags)
    assert "url(" not in message.html
    assert "@import" not in message.html


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_typed_is_never_markup(mail, kind):
    nasty = '<a href="https://evil.example">Klick</a>'
    message = mail(
        kind,
        participants=[Participant(given_name=nasty), Participant(given_name=nasty)],
        reason=nasty,
        message="<script>",
        subject=nasty,
        **change(sample_session(), [("place_name", nasty, "Rathaus")]),
    )
    assert "<script" not in message.html
    assert not any("evil.example" in link for link in Page(message.html).links())


def test_a_name_stands_as_it_is_in_the_text_and_escaped_in_html(mail):
    message = mail("registration_confirmed", training=sample_training("O'Neil & Söhne"))
    assert f"Guten Tag {NAME}," in message.text
    assert "\nO'Neil & Söhne\n" in message.text
    assert message.subject == "Platz bestätigt: O'Neil & Söhne"
    assert "<bdi>Seán O&#x27;Neil &amp; Söhne</bdi>" in message.html


def test_an_unconfirmed_address_reads_no_name_that_a_stranger_typed(mail):
    message = mail("registration_confirm_address")
    assert "O'Neil" not in message.text
    assert "O'Neil" not in unescape(message.html)


def test_times_are_those_of_the_office_whatever_the_clock_of_the_member_of_staff(mail):
    with timezone.override("America/New_York"):
        message = mail("registration_offered")
    assert "Bitte antworten Sie bis Dienstag, 20. Oktober 2026, 12:00 Uhr." in message.text
    assert "Dienstag, 3. November 2026\n18:00 bis 20:30 Uhr\n" in message.text


def test_a_date_over_midnight_names_both_days(mail):
    night = sample_session(ends_at=datetime(2026, 11, 4, 8, 0, tzinfo=UTC))
    text = mail("registration_reminder", session=night).text
    assert "18:00 Uhr bis Mittwoch, 4. November 2026, 09:00 Uhr" in text


def test_only_who_has_a_seat_reads_how_to_take_part_online(mail):
    link = f"{BASE}/raum/?a=1&b=2"
    readers = {kind for kind in KINDS if link in mail(kind, session=None).text}
    assert readers == {"registration_confirmed", "registration_promoted"}
    online = sample_session(is_online=True, online_url=link)
    assert link in mail("registration_reminder", session=online).text
    assert link in mail("session_changed", session=online).text


def test_one_person_alone_reads_no_list_of_people(mail):
    alone = mail("registration_confirmed", participants=[Participant(given_name="Teilnehmerin 07")])
    assert "Ihr Platz ist sicher." in alone.text
    assert alone.text.count("Teilnehmerin 07") == 1
    party = mail("registration_confirmed")
    assert f"Angemeldet sind:\n- {NAME}\n- فاطمة" in party.text


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("Nur für Helferkreise", "Grund: Nur für Helferkreise"),
        ("", "Alle Plätze sind vergeben, und die Warteliste ist voll."),
    ],
)
def test_who_gets_no_seat_reads_why(mail, reason, sentence):
    assert sentence in mail("registration_rejected", reason=reason).text


def test_only_who_had_the_date_in_the_calendar_reads_that_it_goes(mail):
    sentence = "nimmt den Eintrag aus Ihrem Kalender"
    for kind in [
        "registration_cancelled",
        "registration_cancelled_by_office",
        "training_cancelled",
    ]:
        assert sentence in mail(kind, had_seat=True).text
        assert sentence not in mail(kind, had_seat=False).text


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("confirmed", "Ihr Platz ist bestätigt."),
        ("waiting", "Sie stehen auf der Warteliste."),
        ("requested", "hat über Ihre Anfrage noch nicht entschieden."),
        ("offered", "Bitte antworten Sie bis Dienstag, 20. Oktober 2026, 12:00 Uhr."),
    ],
)
def test_who_is_registered_already_reads_where_it_stands(mail, state, sentence):
    registration = Registration(state=state, offered_until=MOMENT)
    assert sentence in mail("registration_known", registration=registration).text


def test_a_change_names_what_was_and_what_is(mail):
    text = mail("session_changed").text
    assert (
        "Zeit\nBisher:\nMontag, 2. November 2026\n18:00 bis 20:30 Uhr\n\nJetzt:\nDienstag" in text
    )
    assert "Ort\nBisher:\nRathaus\nSchlossstraße 7, 87000\n\nJetzt:\nLandratsamt" in text


def test_what_did_not_change_is_not_named(mail):
    session = sample_session()
    to_the_town_hall = change(session, [("place_name", "Landratsamt", "Rathaus")])
    text = mail("session_changed", **to_the_town_hall).text
    assert "Ort\nBisher:\nLandratsamt\n" in text
    assert "Zeit\n" not in text


def test_changes_are_told_in_the_readers_language_and_the_zone_of_the_office(mail):
    stored = [("starts_at", "2026-11-02T17:00:00Z", "2026-11-03T17:00:00Z")]
    with timezone.override("America/New_York"):
        text = mail("session_changed", "en", **change(sample_session(), stored)).text
    assert "Before:\nMonday, 2 November 2026\n18:00" in text


def test_a_date_that_is_called_off_says_so(mail):
    message = mail("session_changed", session=sample_session(status="cancelled"))
    assert message.subject == "Ein Termin fällt aus: Erste Hilfe & mehr"
    assert "Dieser Termin fällt aus:\nDienstag, 3. November 2026" in message.text


def test_without_a_contact_the_office_answers(mail, site):
    SiteSettings.objects.update_or_create(
        site=site,
        defaults={"office_name": "Landratsamt Musterland", "phone": "08321 100", "email": ""},
    )
    text = mail("registration_confirmed", contact=None).text
    assert "Landratsamt Musterland\nTelefon: 08321 100\n" in text
    assert "Antworten auf diese Mail liest niemand." in text


def test_german_text_in_a_foreign_mail_is_marked_as_german(mail):
    html = mail("registration_confirmed", "ar", training=sample_training("Erste Hilfe", "de")).html
    assert '<bdi lang="de">Erste Hilfe</bdi>' in html
    assert '<bdi lang="de">Schlossstraße 7, 87000</bdi>' in html


@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_says_why_it_comes_and_what_happens_with_the_data(mail, site, home, kind):
    SiteSettings.objects.update_or_create(site=site, defaults={"privacy_page": home})
    message = mail(kind)
    assert "Sie bekommen diese Mail, weil jemand diese Adresse" in message.text
    assert "Sie bekommen diese Mail, weil jemand diese Adresse" in message.html
    assert f"\n{BASE}/de/\n" in message.text
    assert f'href="{BASE}/de/"' in message.html


def test_the_privacy_notice_is_linked_in_the_readers_language(mail, site, home):
    SiteSettings.objects.update_or_create(site=site, defaults={"privacy_page": home})
    assert f"\n{BASE}/ar/\n" in mail("registration_waiting", "ar").text


def test_every_mail_has_a_name_and_every_folder_a_mail():
    folders = {
        path.parent.name for path in (settings.PROJECT_DIR / "templates/mail").glob("*/subject.txt")
    }
    assert folders == set(KINDS)
    assert all(kind.label and kind.label != kind.name for kind in all_kinds())

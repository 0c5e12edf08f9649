"""What the sample's office adds to a mail, in German and two more languages."""

from outbox.models import MailText

from .shelf import german
from .translate import translate
from .words import say

KIND = "registration_confirmed"
WORDS = say(
    "Bitte bringen Sie Schreibzeug mit. Kommen Sie ein paar Minuten früher, dann beginnen wir "
    "pünktlich.",
    en="Please bring something to write with. Come a few minutes early so that we can start on "
    "time.",
    ar="يُرجى إحضار قلم وورقة. واحضروا قبل الموعد ببضع دقائق لنبدأ في الوقت المحدد.",
)


def ensure_mail_text() -> None:
    text, _created = MailText.objects.get_or_create(
        locale=german(), kind=KIND, defaults={"words": WORDS}
    )
    if text.words == WORDS:
        # Words that the office changed are the office's to translate.
        translate(text, "en", "ar")

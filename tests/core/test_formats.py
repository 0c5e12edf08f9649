from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format, get_format

AFTERNOON = datetime(2026, 3, 5, 15, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "long", "short"),
    [
        ("de", "5. März 2026", "05.03.2026"),
        ("de-simple", "5. März 2026", "05.03.2026"),
        ("en", "5 March 2026", "05/03/2026"),
        ("uk", "5 березня 2026 р.", "05.03.2026"),
        ("ar", "5 مارس 2026", "05/03/2026"),
        ("fa", "5 مارس 2026", "05/03/2026"),
        ("ru", "5 марта 2026 г.", "05.03.2026"),
        ("tr", "5 Mart 2026", "05.03.2026"),
        ("fr", "5 mars 2026", "05/03/2026"),
    ],
)
def test_day_stands_before_month_with_western_digits(code, long, short):
    with translation.override(code):
        assert date_format(date(2026, 3, 5), "DATE_FORMAT") == long
        assert date_format(date(2026, 3, 5), "SHORT_DATE_FORMAT") == short


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_hours_count_to_24_and_the_week_begins_on_monday(code):
    with translation.override(code):
        local = timezone.localtime(AFTERNOON)
        assert date_format(local, "TIME_FORMAT") == "16:04"
        assert "16:04" in date_format(local, "DATETIME_FORMAT")
        assert get_format("FIRST_DAY_OF_WEEK") == 1

"""Slips of the keyboard in dates, in every form of the admin."""

import pytest
from django.db import models
from django.test import Client

from core.date_fields import DayField, MomentField
from core.models import Contact
from news.models import NewsIndexPage, PressReleasePage
from tests.factories.editing import Desk, person_in
from trainings.models import TrainingPage

SLIPS = ["01.01.0001", "22.11.0024", "31.12.9999"]
MOMENTS = ["embargo_until", "go_live_at", "expire_at"]


@pytest.fixture
def desk(db) -> Desk:
    return Desk(Client(), person_in("Redaktion"))


@pytest.mark.parametrize("day", SLIPS)
@pytest.mark.parametrize("field", ["published_on", *MOMENTS])
def test_a_year_out_of_reach_is_a_message_beside_the_field(desk, field, day):
    typed = f"{day} 10:00" if field in MOMENTS else day
    response = desk.write(NewsIndexPage.objects.german().get(), **{field: typed})
    errors = response.context["form"].errors[field]
    assert "Es muss zwischen 1950 und 2100 liegen." in errors[0]
    assert f'value="{typed}"' in response.content.decode()
    assert not PressReleasePage.objects.exists()


def test_dates_of_a_training_are_checked_too(db):
    form_class = TrainingPage.get_edit_handler().get_form_class()
    fields = form_class.formsets["sessions"].form.base_fields.values()
    moments = [field for field in fields if isinstance(field, MomentField)]
    assert len(moments) >= 2


def test_every_date_of_a_form_is_one_of_ours(db):
    from wagtail.admin.forms.models import formfield_for_dbfield

    for model_field in Contact._meta.get_fields():
        if isinstance(model_field, models.DateField):
            assert isinstance(formfield_for_dbfield(model_field), DayField | MomentField)

"""What editors of trainings have beside the form of the page."""

from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from ..views import date_rule

app_name = "trainings_dates"
urlpatterns = [
    path("<int:training_id>/termine-nach-regel/", date_rule.date_rule, name="rule"),
]
decorate_urlpatterns(urlpatterns, refused_in_plain_sight)

"""What volunteers open: the form, the links in mails, their own trainings."""

from django.urls import URLPattern

app_name = "trainings"
urlpatterns: list[URLPattern] = []

"""What volunteers open: the form, the links in mails, their own trainings."""

from django.urls import path

from ..views import certificates, managing, mine, registering

app_name = "trainings"
urlpatterns = [
    path("<int:book_id>/", registering.register, name="register"),
    path("danke/", registering.thanks, name="thanks"),
    path("bestaetigen/<str:token>/", managing.confirm, name="confirm"),
    path("verwalten/<str:token>/", managing.manage, name="manage"),
    path("verwalten/<str:token>/absagen/", managing.cancel_registration, name="cancel"),
    path("verwalten/<str:token>/termin.ics", managing.calendar_file, name="calendar_file"),
    path("angebot/<str:token>/", managing.offer, name="offer"),
    path("meine/", mine.ask, name="ask"),
    path("meine/geschickt/", mine.link_sent, name="link_sent"),
    path("meine/geloescht/", mine.erased, name="erased"),
    path("meine/<str:token>/", mine.show, name="my_trainings"),
    path("meine/<str:token>/daten.json", mine.data, name="my_data"),
    path("meine/<str:token>/loeschen/", mine.erase, name="erase"),
    path("meine/<str:token>/kalender/", mine.new_feed, name="renew_feed"),
    path("kalender/<str:token>.ics", mine.feed, name="personal_feed"),
    path("bestaetigung/pruefen/", certificates.certificate_check, name="certificate_check"),
    path("bestaetigung/<str:number>/<str:code>/", certificates.certificate, name="certificate"),
    path("bestaetigungen/<str:token>/", certificates.certificates_of_party, name="certificates"),
]

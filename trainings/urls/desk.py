"""The coordinator's desk in the administration, below `anmeldungen/`."""

from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from ..views import (
    announcements,
    attendance,
    certificates,
    desk,
    desk_add,
    desk_reaching,
    desk_registration,
    exports,
    participants,
    statistics,
)

app_name = "trainings_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("ergebnisse/", desk.index_results, name="index_results"),
    path("schulung/<int:training_id>/", participants.training, name="training"),
    path(
        "schulung/<int:training_id>/ergebnisse/",
        participants.training_results,
        name="training_results",
    ),
    path("schulung/<int:training_id>/eintragen/", desk_add.add, name="add"),
    path("<int:registration_id>/", desk_registration.registration, name="registration"),
    path("<int:registration_id>/zusagen/", desk_registration.approve, name="approve"),
    path("<int:registration_id>/ablehnen/", desk_registration.reject, name="reject"),
    path("<int:registration_id>/stornieren/", desk_registration.cancel, name="cancel"),
    path("<int:registration_id>/umbuchen/", desk_registration.move, name="move"),
    path("<int:registration_id>/berichtigen/", desk_reaching.correct, name="correct"),
    path("<int:registration_id>/mail/", desk_reaching.send_again, name="send_again"),
    path("<int:registration_id>/unzustellbar/", desk_reaching.undeliverable, name="undeliverable"),
    path("<int:registration_id>/links/", desk_reaching.revoke_links, name="revoke_links"),
    path("schulung/<int:training_id>/anwesenheit/", attendance.attendance, name="attendance"),
    path("termin/<int:session_id>/liste.pdf", attendance.attendance_list, name="attendance_list"),
    path(
        "schulung/<int:training_id>/bestaetigungen/",
        certificates.certificates,
        name="certificates",
    ),
    path(
        "bestaetigung/<int:certificate_id>.pdf",
        certificates.certificate_for_the_desk,
        name="certificate",
    ),
    path("schulung/<int:training_id>/export/", exports.export, name="export"),
    path("schulung/<int:training_id>/nachricht/", announcements.announcement, name="announce"),
    path("statistik/", statistics.statistics, name="statistics"),
]
# Views refuse by raising PermissionDenied, which Wagtail would turn into a way to its start page.
decorate_urlpatterns(urlpatterns, refused_in_plain_sight)

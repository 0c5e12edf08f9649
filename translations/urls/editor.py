"""Addresses of one translation side by side with its German text."""

from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from ..views import beginning, editor, preview, questions, review, substitutes, words

urlpatterns = [
    path("beginnen/<uuid:key>/<str:code>/", beginning.begin, name="begin"),
    path("fragen/", questions.questions, name="questions"),
    path("fragen/<int:question>/", questions.answer, name="answer"),
    path("<int:pk>/", editor.edit, name="edit"),
    path("<int:pk>/stelle/<int:segment>/", words.words, name="words"),
    path("<int:pk>/stelle/<int:segment>/aehnlich/", words.near, name="near"),
    path("<int:pk>/eigenes/<int:segment>/", substitutes.substitute, name="substitute"),
    path("<int:pk>/anmerkung/<int:comment>/", review.done, name="comment_done"),
    path("<int:pk>/einreichen/", review.hand_in, name="hand_in"),
    path("<int:pk>/zuruecknehmen/", review.withdraw, name="withdraw"),
    path("<int:pk>/entscheiden/", review.decide, name="decide"),
    path("<int:pk>/freigabe-zuruecknehmen/", review.take_back_approval, name="take_back_approval"),
    path("<int:pk>/vorschau/", preview.preview, name="preview"),
]
# Views refuse by raising PermissionDenied, which Wagtail would turn into a way to its start page.
decorate_urlpatterns(urlpatterns, refused_in_plain_sight)

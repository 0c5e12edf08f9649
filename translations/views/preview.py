"""A translated page as readers would get it, before it is public."""

from django.http import Http404, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail_localize.models import SourceDeletedError, Translation

from ..review import submission_of
from ..segments import segments_of
from ..work import target_of
from .opening import for_both
from .people import DeskRequest


@xframe_options_sameorigin
@require_safe
@for_both
def preview(request: DeskRequest, translation: Translation) -> HttpResponse:
    """The words of now; while an approver reads, exactly what was handed in."""
    if not isinstance(target_of(translation), Page):
        raise Http404
    submission = submission_of(translation, segments_of(translation))
    if submission:
        page = submission.page
    else:
        try:
            page = translation.source.get_ephemeral_translated_instance(
                translation.target_locale, fallback=True
            )
        except SourceDeletedError as error:
            raise Http404 from error
    return page.make_preview_request(request, page.default_preview_mode)

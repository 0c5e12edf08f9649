"""What news adds to Wagtail's own views."""

from django.http import Http404
from wagtail import hooks

from .models import Attachment, PressReleasePage


@hooks.register("before_serve_document")
def hold_back_attachments(document, request):
    """A file that belongs only to unpublished releases is for those who may see drafts.

    Document addresses are numbered, so without this an attachment would give away what
    its release still keeps back.
    """
    pages = Attachment.objects.filter(document=document).values("page")
    releases = PressReleasePage.objects.filter(pk__in=pages)
    if not releases.exists() or releases.live().released().exists():
        return
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Das Dokument ist noch nicht veröffentlicht.")

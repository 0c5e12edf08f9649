"""Two people at the same page: the second who saves learns of the first, and loses no word."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision


class NewerVersion:
    """A version of a page that was saved while somebody had an older one in the editor."""

    def __init__(self, request: HttpRequest, revision: Revision, loaded: Revision | None):
        self.request = request
        self.revision = revision
        self.loaded = loaded

    def explain(self) -> None:
        """What the second person reads; the next click on "Speichern" stores their text."""
        messages.warning(
            self.request,
            f"{self._who_and_when()} Ihre Eingaben stehen noch hier, sind aber nicht gespeichert. "
            "Wenn Sie noch einmal speichern, gilt Ihre Fassung.",
            buttons=self._comparison(),
        )

    def _who_and_when(self) -> str:
        saved_at = timezone.localtime(self.revision.created_at)
        when = f"am {saved_at:%d.%m.%Y} um {saved_at:%H:%M} Uhr"
        if self.revision.user_id == self.request.user.pk:
            return (
                f"Sie selbst haben diese Seite {when} schon gespeichert, vielleicht mit einem "
                "Doppelklick oder in einem anderen Fenster."
            )
        name = get_user_display_name(self.revision.user) or "Jemand"
        return f"{name} hat diese Seite {when} gespeichert, während Sie daran arbeiteten."

    def _comparison(self) -> list:
        if self.loaded is None:
            return []
        versions = [self.revision.object_id, self.loaded.pk, self.revision.pk]
        address = reverse("wagtailadmin_pages:revisions_compare", args=versions)
        return [messages.button(address, "Was wurde geändert?", new_window=True)]


@hooks.register("before_edit_page")
def notice_newer_version(request: HttpRequest, page: Page) -> None:
    """The form (`SitePageForm`) asks for it; saving runs in one transaction (`saving`)."""
    opened = request.POST.get("loaded_revision_id", "")
    if request.method != "POST" or not opened.isdecimal():
        return
    # Locked, so that of two who save at once the second waits and sees the first.
    stored = Page.objects.select_for_update().filter(pk=page.pk)
    latest = stored.values_list("latest_revision_id", flat=True).first()
    if latest is None or latest == int(opened):
        return
    loaded = page.revisions.filter(pk=int(opened)).first()
    page.newer_version = NewerVersion(request, page.revisions.get(pk=latest), loaded)


@hooks.register("insert_editor_js")
def say_it_once():
    return format_html('<script src="{}"></script>', static("admin/newer-version.js"))

"""What was approved and goes public when its German page does."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision


class Waiting(models.Model):
    """A translated page that is approved and not public, because its German page is not.

    Either it went offline together with German, or it was approved meanwhile. A page that a
    person took offline does not wait. Without `revision` the words of the page itself count.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField("Seit", default=timezone.now)

    class Meta:
        verbose_name = "Wartet auf Deutsch"
        verbose_name_plural = "Wartet auf Deutsch"

    def __str__(self):
        return f"{self.page_id} seit {self.since:%d.%m.%Y}"

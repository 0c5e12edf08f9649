"""A number that grows with every public change, so that nothing shown is out of date."""

from django.db import models, transaction
from django.db.models import F


class SiteVersion(models.Model):
    """One row whose number tells every process that its copy of menus and settings is old."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "Stand der Website"

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def raise_number(cls) -> None:
        """Call inside the transaction of the change: readers see both or neither."""
        with transaction.atomic():
            if not cls.objects.filter(pk=1).update(number=F("number") + 1):
                cls.objects.get_or_create(pk=1)

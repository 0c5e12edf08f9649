"""A number that changes with every public change, so that nothing shown is out of date."""

import secrets

from django.db import models


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
        """Call inside the transaction of the change: readers see both or neither.

        The number is drawn, not counted: a transaction that is rolled back, or a restored
        backup, would let a counter reach a number that some process has seen before.
        """
        cls.objects.update_or_create(pk=1, defaults={"number": secrets.randbelow(2**62)})

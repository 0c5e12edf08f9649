"""Press releases in words of the office."""

from django.db.models import Count, F, Prefetch, Q
from django.utils import timezone

from core.models import SiteImage, SitePageQuerySet


def _held_back() -> Q:
    return Q(embargo_until__gt=timezone.now()) | Q(withdrawn_on__isnull=False)


class PressReleaseQuerySet(SitePageQuerySet):
    """Press releases, by what may be read, when and about what."""

    def held_back(self):
        """Under embargo or withdrawn."""
        return self.filter(_held_back())

    def released(self):
        """Neither under embargo nor withdrawn."""
        return self.exclude(_held_back())

    def readable(self):
        return super().readable().released()

    def newest_first(self):
        return self.order_by("-published_on", "-pk")

    def newest(self, count):
        """The newest German releases for teasers; `in_language` lays the translations over."""
        return self.readable().newest_first().with_images()[:count]

    def in_year(self, year):
        return self.filter(published_on__year=year)

    def in_month(self, month):
        return self.filter(published_on__month=month)

    def about(self, topic):
        return self.filter(topics=topic)

    def with_images(self, *filters):
        """Brings the lead images and their renditions along: two queries, however many pages."""
        images = SiteImage.objects.prefetch_renditions(*filters)
        return self.prefetch_related(Prefetch("lead_image", queryset=images))

    def count_by(self, **value):
        """How many there are of each value: `count_by(year="published_on__year")`."""
        (name, expression), *_rest = value.items()
        counted = self.order_by().annotate(**{name: F(expression)}).values(name)
        return counted.annotate(count=Count("pk")).order_by(f"-{name}")

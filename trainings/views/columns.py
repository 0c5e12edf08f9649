"""Columns of the lists in the administration that Wagtail does not have."""

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column

# Columns that a telephone leaves out (static/admin/office.css).
WIDE = "office-wide"
PEOPLE = "office-people"


class MomentColumn(Column):
    """Day and hour; Wagtail's own column says "just now" of everything that lies ahead."""

    def get_value(self, instance):
        moment = super().get_value(instance)
        if moment is None:
            return ""
        return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


class RowPaginator(WagtailPaginator):
    """Counts rows; "21 Plätze" below a list of books would be taken for seats."""

    verbose_name = "Eintrag"
    verbose_name_plural = "Einträge"


class CellColumn(Column):
    """A cell with a template of its own, which reads the row as `instance`."""

    def __init__(self, name, **kwargs):
        super().__init__(name, **kwargs)
        self.cell_template_name = f"trainings/admin/_{name}_cell.html"

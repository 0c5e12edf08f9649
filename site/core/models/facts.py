"""What the rows of one thing say alike in every language."""

from wagtail.models import TranslatableMixin


def share_facts(row: TranslatableMixin, fields: list[str]) -> None:
    """Writes the facts of a German row into its translations at once.

    Without it a translation keeps an old telephone number, or a consent that was withdrawn,
    until somebody translates the row anew.
    """
    if row.locale.is_default:
        facts = {field: getattr(row, field) for field in fields}
        row.get_translations().update(**facts)


def address_name_is_taken(row: TranslatableMixin) -> bool:
    """Whether another row of the same language already has this slug.

    Admin forms leave the language out, so the database's own constraint is not asked there.
    """
    others = type(row).objects.filter(slug=row.slug, locale_id=row.locale_id)
    return others.exclude(pk=row.pk).exists()

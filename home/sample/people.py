"""The accounts of the sample: one for every role, with passwords anybody may know."""

from typing import NamedTuple

from django.contrib.auth.models import Group


class Account(NamedTuple):
    """One account as the start of the site prints it."""

    email: str
    password: str
    role: str


accounts = [
    Account("redaktion@example.org", "beispiel-redaktion", "Redaktion"),
    Account("freigabe@example.org", "beispiel-freigabe", "Pressefreigabe"),
    Account("schulungen@example.org", "beispiel-schulungen", "Schulungskoordination"),
    Account("helferkreise@example.org", "beispiel-helferkreise", "Helferkreis-Redaktion"),
    Account(
        "leichte-sprache@example.org", "beispiel-leichte-sprache", "Übersetzung Leichte Sprache"
    ),
    Account("englisch@example.org", "beispiel-englisch", "Übersetzung Englisch"),
    Account("ukrainisch@example.org", "beispiel-ukrainisch", "Übersetzung Ukrainisch"),
    Account("arabisch@example.org", "beispiel-arabisch", "Übersetzung Arabisch"),
    Account("freigabe-arabisch@example.org", "beispiel-freigabe-arabisch", "Freigabe Arabisch"),
    Account("persisch@example.org", "beispiel-persisch", "Übersetzung Persisch (Dari/Farsi)"),
    Account("russisch@example.org", "beispiel-russisch", "Übersetzung Russisch"),
    Account("tuerkisch@example.org", "beispiel-tuerkisch", "Übersetzung Türkisch"),
    Account("franzoesisch@example.org", "beispiel-franzoesisch", "Übersetzung Französisch"),
    Account("administration@example.org", "beispiel-administration", "Administration"),
]


def ensure_accounts() -> None:
    """Makes the missing accounts; an account that exists keeps its password and its rights."""
    from core.models import User

    for account in accounts:
        if User.objects.filter(email__iexact=account.email).exists():
            continue
        is_admin = account.role == "Administration"
        create = User.objects.create_superuser if is_admin else User.objects.create_user
        user = create(
            account.email, account.password, first_name="Beispiel", last_name=account.role
        )
        group, _created = Group.objects.get_or_create(name=account.role)
        user.groups.add(group)

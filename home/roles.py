"""The groups of the office and what each may do; `migrate` sets them up."""


def ensure_roles() -> None:
    """Placeholder until the rights are listed."""

"""The rows that a benchmark prints, and what was agreed for their figures."""

from typing import NamedTuple


class Target(NamedTuple):
    """What was agreed for a figure, and whether this run met it."""

    words: str
    is_met: bool

    def __str__(self) -> str:
        return f"target {self.words}: {'met' if self.is_met else 'MISSED'}"


def at_most(figure: float, limit: float, words: str) -> Target:
    return Target(f"≤ {words}", figure <= limit)


def at_least(figure: float, limit: float, words: str) -> Target:
    return Target(f"≥ {words}", figure >= limit)


class Row(NamedTuple):
    """One figure, what it is compared to, and its targets."""

    label: str
    value: str
    compared: str = ""
    targets: tuple[Target, ...] = ()

    @property
    def is_missed(self) -> bool:
        return not all(target.is_met for target in self.targets)

    def __str__(self) -> str:
        targets = ", ".join(map(str, self.targets))
        return f"  {self.label:<58} {self.value:>26}   {self.compared:<40} {targets}".rstrip()

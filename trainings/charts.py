"""A plain bar chart as numbers for an SVG; the page draws it without JavaScript."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 240
LEFT, TOP, BOTTOM = 40, 24, 32
GAP = 0.3


@dataclass(frozen=True)
class Bar:
    """One bar with its name below and its value above."""

    name: str
    value: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def above(self) -> float:
        return round(self.y - 6, 1)


@dataclass(frozen=True)
class Rule:
    """A line across the chart with its value."""

    value: int
    y: float

    @property
    def text_at(self) -> float:
        return round(self.y + 4, 1)


@dataclass(frozen=True)
class Chart:
    """Bars on a common scale that begins at zero."""

    bars: list[Bar]
    rules: list[Rule]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    ground: int = HEIGHT - BOTTOM
    names_at: int = HEIGHT - 10
    values_at: int = LEFT - 8


def bar_chart(values: Iterable[tuple[str, int]]) -> Chart:
    """The chart of named values."""
    rows = list(values)
    step = _step(max((value for _name, value in rows), default=0))
    top_value = step * 4
    room = HEIGHT - TOP - BOTTOM
    ground = HEIGHT - BOTTOM
    slot = (WIDTH - LEFT) / max(len(rows), 1)
    bars = [
        Bar(
            name=name,
            value=value,
            x=round(LEFT + number * slot + slot * GAP / 2, 1),
            y=round(ground - room * value / top_value, 1),
            width=round(slot * (1 - GAP), 1),
            height=round(room * value / top_value, 1),
        )
        for number, (name, value) in enumerate(rows)
    ]
    rules = [Rule(step * number, round(ground - room * number / 4, 1)) for number in range(1, 5)]
    return Chart(bars, rules)


def _step(highest: int) -> int:
    """A quarter of the scale: 1, 2 or 5 with noughts, so that people can read it."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size * 4 >= highest:
                return factor * size
        size *= 10

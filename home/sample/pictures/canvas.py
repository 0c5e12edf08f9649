"""Flat shapes from which the pictures of the sample are put together."""

import io
import math
import random
from collections.abc import Sequence

from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT = 1600, 1066
# Drawn larger and made smaller afterwards: that is what smooths the edges.
SCALE = 2

Point = tuple[float, float]

SKY = ("#cfe6f5", "#f6fbff")
EVENING = ("#f9d8b8", "#fdf3e4")
MORNING = ("#dfe9d8", "#fbfdf4")
INK = "#22323f"
WALL = "#f4ecdd"
WALL_SHADE = "#e2d5bf"
ROOF = "#a84f3d"
WOOD = "#9a6b43"
GLASS = "#7fa9c4"
GRASS = "#8fb573"
GRASS_DARK = "#6f9a5b"
SNOW = "#ffffff"
SKINS = ("#f1c9a5", "#c98d5f", "#8a5a3c", "#e3b083", "#6e452f")
CLOTHES = ("#2f6f8f", "#d98a3a", "#5b7f4f", "#a8485b", "#6a5a94", "#c9a63c", "#3f5870")
HAIR = ("#2d2320", "#6b4a2f", "#b98b4a", "#4a4a52", "#8d3f2b")


class Canvas:
    """One picture in the making; sizes are pixels of the finished picture."""

    def __init__(self, sky: tuple[str, str] = SKY, seed: int = 1):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), sky[1])
        self.draw = ImageDraw.Draw(self.image)
        self.random = random.Random(seed)  # noqa: S311 - scatters trees, guards nothing
        self._sky(*sky)

    def _sky(self, top: str, bottom: str) -> None:
        first, last = ImageColor.getrgb(top), ImageColor.getrgb(bottom)
        height = int(HEIGHT * 0.75 * SCALE)
        for row in range(height):
            part = row / height
            colour = tuple(int(a + (b - a) * part) for a, b in zip(first, last, strict=True))
            self.draw.line([(0, row), (WIDTH * SCALE, row)], fill=colour)

    # --- Shapes ---------------------------------------------------------------

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius=0) -> None:
        area = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
        self.draw.rounded_rectangle(area, radius * SCALE, fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        self.ellipse(x, y, radius, radius, colour)

    def ellipse(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        area = [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE]
        self.draw.ellipse(area, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=colour, width=int(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, colour)

    def arc(self, x: float, y: float, radius: float, start: int, end: int, colour, width) -> None:
        area = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE]
        area.append((y + radius) * SCALE)
        self.draw.arc(area, start, end, fill=colour, width=int(width * SCALE))

    # --- Landscape ------------------------------------------------------------

    def ridge(
        self, base: float, height: float, peaks: int, colour: str, snow: bool = False
    ) -> None:
        """A chain of mountains across the whole picture; `base` is where its foot lies."""
        step = WIDTH / peaks
        outline: list[Point] = [(-10, base)]
        tops: list[Point] = []
        for number in range(peaks + 1):
            top = base - height * self.random.uniform(0.62, 1.0)
            x = number * step + self.random.uniform(-0.18, 0.18) * step
            tops.append((x, top))
            outline.append((x, top))
            outline.append((x + step * 0.5, base - height * self.random.uniform(0.22, 0.42)))
        self.polygon([*outline, (WIDTH + 400, base), (WIDTH + 400, HEIGHT), (-10, HEIGHT)], colour)
        if snow:
            for x, top in tops:
                self._snow_cap(x, top, height * 0.2, step * 0.16)

    def _snow_cap(self, x: float, top: float, down: float, across: float) -> None:
        self.polygon(
            [
                (x, top),
                (x + across, top + down),
                (x + across * 0.45, top + down * 0.78),
                (x, top + down * 1.15),
                (x - across * 0.5, top + down * 0.75),
                (x - across, top + down),
            ],
            SNOW,
        )

    def hill(self, top: float, rise: float, colour: str, shift: float = 0.0) -> None:
        """Rolling ground; everything below it is filled."""
        points = [
            (x, top - rise * math.sin((x / WIDTH) * math.pi * 1.6 + shift))
            for x in range(-20, WIDTH + 40, 20)
        ]
        self.polygon([*points, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], colour)

    def sun(self, x: float, y: float, radius: float, colour: str = "#fbe3a1") -> None:
        self.circle(x, y, radius, colour)

    def cloud(self, x: float, y: float, size: float) -> None:
        for dx, dy, part in (
            (-0.9, 0.15, 0.55),
            (0, -0.15, 0.8),
            (0.85, 0.1, 0.6),
            (0.1, 0.3, 0.7),
        ):
            self.ellipse(x + dx * size, y + dy * size, size * part, size * part * 0.62, "#ffffff")

    def fir(self, x: float, foot: float, height: float, colour: str = "#3f6b52") -> None:
        self.box(x - height * 0.05, foot - height * 0.15, height * 0.1, height * 0.15, WOOD)
        for part, width in ((0.12, 0.34), (0.36, 0.27), (0.6, 0.19)):
            low = foot - height * part
            self.polygon(
                [(x - height * width, low), (x, low - height * 0.45), (x + height * width, low)],
                colour,
            )

    def tree(self, x: float, foot: float, height: float, colour: str = "#6b9650") -> None:
        self.box(x - height * 0.05, foot - height * 0.42, height * 0.1, height * 0.42, WOOD)
        self.circle(x, foot - height * 0.66, height * 0.32, colour)
        self.circle(x - height * 0.2, foot - height * 0.54, height * 0.2, colour)
        self.circle(x + height * 0.21, foot - height * 0.52, height * 0.2, colour)

    def house(
        self, x: float, foot: float, width: float, wall: str = WALL, roof: str = ROOF
    ) -> None:
        """A house with a wide alpine roof; x is its left wall."""
        height = width * 0.62
        top = foot - height
        self.box(x, top, width, height, wall)
        eave = width * 0.16
        self.polygon([(x, top + 2), (x + width / 2, top - width * 0.3), (x + width, top + 2)], wall)
        self.line(
            [
                (x - eave, top + eave * 0.6),
                (x + width / 2, top - width * 0.33),
                (x + width + eave, top + eave * 0.6),
            ],
            roof,
            width * 0.085,
        )
        pane = width * 0.17
        for column in (0.16, 0.67):
            for row in (0.14, 0.56):
                self.window(x + width * column, top + height * row, pane, pane * 1.15)
        self.box(x + width * 0.42, foot - height * 0.4, width * 0.16, height * 0.4, WOOD)

    def window(self, x: float, y: float, width: float, height: float, glass: str = GLASS) -> None:
        self.box(x - 3, y - 3, width + 6, height + 6, "#ffffff", 2)
        self.box(x, y, width, height, glass)
        self.box(x + width / 2 - 1.5, y, 3, height, "#ffffff")
        self.box(x, y + height * 0.42, width, 3, "#ffffff")

    def church(self, x: float, foot: float, height: float) -> None:
        tower = height * 0.22
        self.box(x, foot - height * 0.62, tower, height * 0.62, "#fbf7ee")
        self.polygon(
            [
                (x - 6, foot - height * 0.62),
                (x + tower / 2, foot - height),
                (x + tower + 6, foot - height * 0.62),
            ],
            "#5a6f63",
        )
        self.circle(x + tower / 2, foot - height * 0.5, tower * 0.24, INK)
        self.box(x + tower, foot - height * 0.3, height * 0.46, height * 0.3, "#fbf7ee")
        self.polygon(
            [
                (x + tower, foot - height * 0.3),
                (x + tower + height * 0.06, foot - height * 0.47),
                (x + height * 0.62, foot - height * 0.47),
                (x + height * 0.7, foot - height * 0.3),
            ],
            ROOF,
        )

    # --- People ---------------------------------------------------------------

    def person(self, x: float, foot: float, size: float, number: int, scarf: bool = False) -> None:
        """Somebody from the waist up; `number` chooses skin, hair and clothes."""
        skin, hair = SKINS[number % len(SKINS)], HAIR[(number * 3) % len(HAIR)]
        cloth = CLOTHES[number % len(CLOTHES)]
        head = size * 0.2
        middle = foot - size + head
        self.box(x - size * 0.28, foot - size * 0.56, size * 0.56, size * 0.7, cloth, size * 0.22)
        if scarf:
            shade = CLOTHES[(number + 3) % len(CLOTHES)]
            self.ellipse(x, middle + head * 0.15, head * 1.25, head * 1.4, shade)
            self.ellipse(x, middle + head * 0.12, head * 0.8, head * 0.95, skin)
            return
        self.box(x - head * 0.35, middle + head * 0.6, head * 0.7, head * 0.8, skin)
        self.circle(x, middle - head * 0.12, head * 1.08, hair)
        if number % 3 == 1:
            self.box(
                x - head * 1.08, middle - head * 0.1, head * 2.16, head * 1.15, hair, head * 0.4
            )
        self.ellipse(x, middle + head * 0.14, head * 0.88, head * 0.96, skin)

    # --- The result -----------------------------------------------------------

    def jpeg(self) -> bytes:
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        small.save(file, "JPEG", quality=82, optimize=True, progressive=True)
        return file.getvalue()

"""Drawings of places: the district office, mountains, villages, houses."""

from .canvas import (
    EVENING,
    GRASS,
    GRASS_DARK,
    HEIGHT,
    INK,
    MORNING,
    ROOF,
    WALL_SHADE,
    WIDTH,
    Canvas,
)

WALLS = ("#f4ecdd", "#f3dfc1", "#e8e3d6", "#f7efe6", "#e9d3b8")


def district_office() -> bytes:
    """The Landratsamt: three storeys, an entrance with steps, flags, firs and mountains."""
    canvas = Canvas(seed=4)
    canvas.cloud(300, 170, 90)
    canvas.cloud(1290, 120, 70)
    canvas.ridge(700, 470, 5, "#b4c9d6", snow=True)
    canvas.ridge(730, 260, 7, "#8fb0a6")
    canvas.hill(800, 25, GRASS)
    _office_building(canvas)
    canvas.hill(975, 8, "#cfc8ba", 2)
    canvas.hill(1010, 6, GRASS_DARK, 1)
    for x, height in ((110, 270), (200, 210), (1440, 300), (1530, 220)):
        canvas.fir(x, 985, height)
    for x in (330, 1290):
        canvas.tree(x, 990, 190)
    return canvas.jpeg()


def _office_building(canvas: Canvas) -> None:
    left, top, width, foot = 330, 400, 940, 960
    canvas.box(left, top, width, foot - top, "#f2e4c8")
    canvas.box(left, foot - 60, width, 60, WALL_SHADE)
    canvas.polygon(
        [
            (left - 40, top + 6),
            (left + 80, top - 130),
            (left + width - 80, top - 130),
            (left + width + 40, top + 6),
        ],
        ROOF,
    )
    for x in (left + 180, left + 420, left + 640):
        canvas.polygon([(x, top - 60), (x + 55, top - 105), (x + 110, top - 60)], "#8d4031")
        canvas.window(x + 33, top - 62, 44, 44)
    for row in range(3):
        for column in range(9):
            if row == 2 and column in (3, 4, 5):
                continue
            canvas.window(left + 42 + column * 98, top + 48 + row * 160, 62, 96)
    _entrance(canvas, left + width / 2, foot)
    _flags(canvas)


def _entrance(canvas: Canvas, middle: float, foot: float) -> None:
    canvas.box(middle - 120, foot - 190, 240, 190, "#ffffff")
    canvas.polygon(
        [(middle - 150, foot - 186), (middle, foot - 262), (middle + 150, foot - 186)], ROOF
    )
    canvas.box(middle - 62, foot - 150, 124, 150, "#5b4636", 6)
    canvas.box(middle - 52, foot - 138, 48, 138, "#7fa9c4", 4)
    canvas.box(middle + 4, foot - 138, 48, 138, "#7fa9c4", 4)
    for step in range(3):
        canvas.box(middle - 150 - step * 22, foot + step * 12, 300 + step * 44, 13, "#c9c0b0")


def _flags(canvas: Canvas) -> None:
    for x, colours in ((235, ("#ffffff", "#3b83bd")), (1365, ("#22323f", "#c8443c", "#e9b93f"))):
        canvas.box(x, 450, 9, 530, "#6d7a83")
        for number, colour in enumerate(colours):
            height = 96 / len(colours)
            canvas.box(x + 9, 460 + number * height, 66, height + 1, colour)


def mountains() -> bytes:
    """Morning over the valley."""
    canvas = Canvas(MORNING, seed=11)
    canvas.sun(1180, 240, 85)
    canvas.ridge(640, 480, 5, "#bccfd6", snow=True)
    canvas.ridge(720, 300, 6, "#93b3ac", snow=False)
    canvas.hill(760, 60, "#a6c489", 0.6)
    _village(canvas, 300, 815, 5)
    canvas.hill(880, 45, GRASS, 2.2)
    for x in range(40, WIDTH, 115):
        canvas.fir(x + canvas.random.uniform(-30, 30), 960, canvas.random.uniform(90, 170))
    canvas.hill(985, 30, GRASS_DARK, 0.2)
    return canvas.jpeg()


def _village(canvas: Canvas, left: float, foot: float, houses: int) -> None:
    canvas.church(left + houses * 60, foot, 300)
    for number in range(houses):
        wall = WALLS[number % len(WALLS)]
        x = left + number * 190 + canvas.random.uniform(-20, 20)
        canvas.house(x, foot + canvas.random.uniform(-8, 22), canvas.random.uniform(120, 160), wall)


def village() -> bytes:
    """A village in the evening."""
    canvas = Canvas(EVENING, seed=7)
    canvas.sun(360, 300, 75, "#f7b877")
    canvas.ridge(650, 420, 6, "#b9a9b4")
    canvas.ridge(720, 240, 5, "#8f9d9a")
    canvas.hill(770, 30, "#9ab07b", 1)
    _village(canvas, 330, 850, 5)
    canvas.hill(905, 22, GRASS, 2.6)
    for x in (90, 190, 1390, 1500):
        canvas.tree(x, 960, 210, "#7c9a4d")
    canvas.hill(980, 15, GRASS_DARK, 0)
    return canvas.jpeg()


def lake() -> bytes:
    """A lake between the mountains with two boats."""
    canvas = Canvas(seed=23)
    canvas.cloud(420, 150, 80)
    canvas.ridge(620, 470, 4, "#a9c1cf", snow=True)
    canvas.ridge(660, 250, 7, "#7fa395")
    canvas.box(0, 655, WIDTH, HEIGHT - 655, "#7fb2cc")
    for number in range(9):
        x = canvas.random.uniform(0, WIDTH - 300)
        canvas.box(x, 700 + number * 32, canvas.random.uniform(120, 320), 5, "#a5cde0", 2)
    for x, y, sail in ((520, 800, "#ffffff"), (1050, 745, "#f2c46d")):
        canvas.polygon([(x, y - 10), (x, y - 150), (x + 85, y - 10)], sail)
        canvas.polygon([(x - 60, y), (x + 100, y), (x + 70, y + 32), (x - 40, y + 32)], "#6b4a2f")
    canvas.hill(1000, 40, GRASS_DARK, 0.5)
    for x in (80, 190, 1420, 1530):
        canvas.fir(x, 1010, 240)
    return canvas.jpeg()


def houses() -> bytes:
    """A row of houses; above them a key: looking for a flat."""
    canvas = Canvas(MORNING, seed=31)
    canvas.ridge(640, 230, 6, "#b9ccc0")
    canvas.hill(820, 12, GRASS)
    for number in range(5):
        canvas.house(110 + number * 290, 880, 215, WALLS[number])
    canvas.box(0, 880, WIDTH, HEIGHT - 880, "#c9c3b8")
    for x in range(60, WIDTH, 210):
        canvas.box(x, 970, 110, 12, "#ffffff", 4)
    canvas.circle(690, 260, 92, "#d9a93f")
    canvas.circle(690, 260, 46, "#eef3e6")
    canvas.box(765, 236, 270, 48, "#d9a93f", 10)
    canvas.box(940, 275, 36, 62, "#d9a93f", 6)
    canvas.box(995, 275, 36, 44, "#d9a93f", 6)
    return canvas.jpeg()


def garden() -> bytes:
    """People in a shared garden."""
    canvas = Canvas(seed=41)
    canvas.sun(240, 190, 80)
    canvas.ridge(600, 260, 6, "#a8c4b8")
    canvas.hill(640, 20, GRASS)
    for x in range(30, WIDTH, 92):
        canvas.box(x, 560, 26, 130, "#c9a277", 8)
    canvas.box(0, 600, WIDTH, 20, "#b98d60")
    for number, x in enumerate((360, 790, 1230)):
        canvas.person(x, 800, 300, number * 2 + 1, scarf=number == 1)
    for row in range(3):
        canvas.box(80 + row * 500, 800, 440, 200, "#7a5338", 16)
        for column in range(6):
            _plant(canvas, 125 + row * 500 + column * 70, 850 + (column % 2) * 70, row)
    return canvas.jpeg()


def _plant(canvas: Canvas, x: float, y: float, kind: int) -> None:
    for dx, dy in ((-18, 0), (18, 0), (0, -18)):
        canvas.ellipse(x + dx, y + dy, 18, 12, "#5f9a4b")
    if kind != 1:
        canvas.circle(x, y - 4, 11, ("#d8503f", "", "#e2b23d")[kind])


def bicycles() -> bytes:
    """A bicycle on the stand of a repair workshop."""
    canvas = Canvas(("#f3ead9", "#f9f4ea"), seed=51)
    canvas.box(0, 780, WIDTH, HEIGHT - 780, "#cdb591")
    canvas.box(140, 150, 420, 300, "#e4d5b8", 14)
    for number, x in enumerate((200, 290, 380, 470)):
        canvas.box(x, 190, 22, 160 + (number % 2) * 50, "#7d8b94", 8)
        canvas.circle(x + 11, 196, 26, "#7d8b94")
    canvas.person(1300, 790, 430, 5)
    canvas.box(1080, 640, 460, 34, "#9a6b43", 6)
    for x in (1110, 1480):
        canvas.box(x, 670, 26, 200, "#80583a")
    for x in (520, 960):
        canvas.arc(x, 760, 165, 0, 360, INK, 16)
        canvas.circle(x, 760, 18, INK)
    frame = [(520, 760), (640, 540), (870, 540), (735, 760), (520, 760)]
    canvas.line(frame, "#2f7f86", 17)
    canvas.line([(735, 760), (640, 540), (625, 490)], "#2f7f86", 17)
    canvas.line([(960, 760), (870, 540), (850, 470), (915, 445)], "#2f7f86", 17)
    canvas.box(575, 470, 110, 22, INK, 10)
    return canvas.jpeg()

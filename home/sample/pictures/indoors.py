"""Drawings of people and things: meetings, lessons, a calendar, a book."""

from .canvas import CLOTHES, GLASS, HEIGHT, INK, WIDTH, WOOD, Canvas

ROOM = ("#efe7da", "#f8f3ea")
BLUE_ROOM = ("#dbe7ee", "#f1f6f9")


def meeting() -> bytes:
    """Five people around a long table with cups and a plate of cake."""
    canvas = Canvas(ROOM, seed=61)
    for x in (170, 620, 1070):
        _window_with_view(canvas, x)
    for number in range(5):
        canvas.person(240 + number * 280, 740, 380, number, scarf=number in (1, 3))
    canvas.ellipse(800, 860, 760, 190, "#b9895a")
    canvas.ellipse(800, 845, 760, 180, "#d2a473")
    for x, y in ((330, 800), (560, 870), (1010, 880), (1270, 800)):
        canvas.ellipse(x, y + 20, 50, 15, "#ffffff")
        canvas.box(x - 27, y - 28, 54, 48, "#ffffff", 12)
        canvas.ellipse(x, y - 27, 27, 9, "#7a4a2b")
    canvas.ellipse(800, 825, 120, 34, "#f7f2ea")
    canvas.polygon([(735, 815), (800, 760), (865, 815), (800, 838)], "#c98d5f")
    return canvas.jpeg()


def _window_with_view(canvas: Canvas, x: float) -> None:
    canvas.box(x - 12, 88, 384, 334, "#ffffff", 6)
    canvas.box(x, 100, 360, 310, "#cfe6f5")
    canvas.polygon(
        [
            (x, 410),
            (x, 300),
            (x + 110, 190),
            (x + 220, 320),
            (x + 290, 250),
            (x + 360, 330),
            (x + 360, 410),
        ],
        "#9dbcae",
    )
    canvas.box(x + 174, 100, 12, 310, "#ffffff")


def lesson() -> bytes:
    """A training: a board with drawings, a trainer, listeners from behind."""
    canvas = Canvas(BLUE_ROOM, seed=71)
    canvas.box(300, 110, 860, 470, "#ffffff", 14)
    canvas.box(325, 135, 810, 420, "#2f5f6f", 8)
    canvas.circle(480, 290, 78, "#f2c46d")
    canvas.line([(590, 250), (1060, 250)], "#dfeaf0", 14)
    canvas.line([(590, 310), (960, 310)], "#dfeaf0", 14)
    canvas.line([(590, 370), (1020, 370)], "#dfeaf0", 14)
    canvas.line([(400, 460), (700, 460)], "#9fd0b4", 18)
    canvas.person(1310, 760, 520, 3)
    canvas.line([(1230, 560), (1120, 450)], CLOTHES[3], 44)
    canvas.box(0, 760, WIDTH, HEIGHT - 760, "#c7d3da")
    for number in range(5):
        _listener(canvas, 190 + number * 305, number)
    return canvas.jpeg()


def _listener(canvas: Canvas, x: float, number: int) -> None:
    hair = ("#2d2320", "#a8485b", "#6b4a2f", "#4a4a52", "#3f5870")[number]
    canvas.box(x - 105, 890, 210, 230, CLOTHES[(number + 1) % len(CLOTHES)], 60)
    canvas.circle(x, 830, 74, hair)
    canvas.box(x - 130, 985, 260, 90, WOOD, 14)


def calendar() -> bytes:
    """A wall calendar with coloured dates."""
    canvas = Canvas(BLUE_ROOM, seed=81)
    canvas.box(325, 130, 980, 830, "#c3d0d8", 26)
    canvas.box(310, 115, 980, 830, "#ffffff", 26)
    canvas.box(310, 115, 980, 170, "#1f5d7a", 26)
    canvas.box(310, 225, 980, 60, "#1f5d7a")
    for x in (430, 640, 960, 1170):
        canvas.circle(x, 150, 30, "#153f53")
        canvas.box(x - 11, 70, 22, 95, "#8fa3ad", 11)
    marks = {8: "#d98a3a", 11: "#5b7f4f", 16: "#a8485b", 19: "#d98a3a", 25: "#6a5a94"}
    for day in range(35):
        x, y = 352 + day % 7 * 130, 325 + day // 7 * 120
        canvas.box(x, y, 112, 100, marks.get(day, "#eaf0f3"), 12)
        if day in marks:
            canvas.line([(x + 32, y + 52), (x + 50, y + 70), (x + 82, y + 34)], "#ffffff", 11)
    canvas.circle(1390, 850, 120, "#f2c46d")
    canvas.circle(1390, 850, 98, "#ffffff")
    canvas.line([(1390, 785), (1390, 850), (1440, 880)], INK, 12)
    return canvas.jpeg()


def reading() -> bytes:
    """A grown-up and two children behind a large open book."""
    canvas = Canvas(("#f6e7cf", "#fcf6ea"), seed=91)
    canvas.box(90, 120, 480, 520, "#b98d60", 10)
    for row in range(3):
        x = 120.0
        while x < 520:
            width = canvas.random.uniform(22, 46)
            height = canvas.random.uniform(100, 138)
            canvas.box(
                x, 282 + row * 165 - height, width - 4, height, canvas.random.choice(CLOTHES), 3
            )
            x += width
        canvas.box(100, 282 + row * 165, 460, 14, "#8a6238")
    canvas.person(820, 800, 520, 1)
    canvas.person(520, 820, 360, 6)
    canvas.person(1130, 820, 360, 4, scarf=True)
    canvas.box(0, 900, WIDTH, 200, "#c99f6a")
    canvas.polygon([(300, 930), (800, 970), (800, 720), (330, 690)], "#ffffff")
    canvas.polygon([(1300, 930), (800, 970), (800, 720), (1270, 690)], "#f2efe8")
    canvas.polygon(
        [(300, 930), (800, 970), (1300, 930), (1310, 950), (800, 995), (290, 950)], "#a8485b"
    )
    for row in range(4):
        y = 755 + row * 42
        canvas.line([(390, y), (730, y + 25)], "#b8c3c9", 9)
        canvas.line([(870, y + 25), (1210, y)], "#b8c3c9", 9)
    return canvas.jpeg()


def conversation() -> bytes:
    """Two people talk; their speech bubbles carry a house, a heart and a letter."""
    canvas = Canvas(("#dcebe3", "#f3f9f5"), seed=101)
    for x, y, colour, tail in ((500, 310, "#ffffff", -1), (1090, 260, "#2f6f8f", 1)):
        canvas.ellipse(x, y, 250, 165, colour)
        canvas.polygon(
            [(x + tail * 60, y + 120), (x + tail * 150, y + 90), (x + tail * 150, y + 250)], colour
        )
    canvas.house(450, 385, 105)
    canvas.circle(1050, 240, 42, "#f2c46d")
    canvas.circle(1126, 240, 42, "#f2c46d")
    canvas.polygon([(1012, 258), (1164, 258), (1088, 350)], "#f2c46d")
    canvas.person(330, 1010, 520, 2)
    canvas.person(1270, 1010, 520, 8, scarf=True)
    canvas.box(0, 985, WIDTH, 90, "#9fbfae")
    return canvas.jpeg()


def online() -> bytes:
    """A notebook that shows the faces of an online training."""
    canvas = Canvas(ROOM, seed=111)
    canvas.box(0, 820, WIDTH, HEIGHT - 820, "#c99f6a")
    canvas.box(360, 190, 880, 590, INK, 26)
    canvas.box(390, 220, 820, 530, "#f1f6f9", 8)
    for number in range(6):
        x, y = 415 + number % 3 * 262, 245 + number // 3 * 248
        canvas.box(x, y, 246, 232, ("#dbe7ee", "#f3dfc1", "#dcebe3")[number % 3], 12)
        canvas.person(x + 123, y + 206, 180, number + 1, scarf=number == 4)
    canvas.polygon([(270, 850), (1330, 850), (1250, 770), (350, 770)], "#5a6b77")
    canvas.box(270, 845, 1060, 34, "#44535e", 12)
    canvas.box(1390, 720, 110, 130, "#ffffff", 18)
    canvas.arc(1510, 785, 38, 250, 110, "#ffffff", 16)
    canvas.circle(180, 770, 70, "#5b7f4f")
    canvas.circle(240, 730, 60, "#6b9650")
    canvas.polygon([(130, 790), (290, 790), (265, 900), (155, 900)], "#a84f3d")
    return canvas.jpeg()


def work() -> bytes:
    """Tools, a letter of application and a handshake."""
    canvas = Canvas(BLUE_ROOM, seed=121)
    canvas.box(0, 780, WIDTH, HEIGHT - 780, "#b9895a")
    canvas.box(190, 190, 420, 560, "#ffffff", 12)
    canvas.circle(290, 300, 58, GLASS)
    for row in range(7):
        left = 380 if row < 2 else 235
        canvas.line([(left, 275 + row * 58), (560, 275 + row * 58)], "#b8c3c9", 13)
    canvas.line([(700, 560), (930, 520)], CLOTHES[0], 110)
    canvas.line([(1450, 560), (1180, 520)], CLOTHES[1], 110)
    canvas.line([(930, 518), (1060, 500)], "#c98d5f", 78)
    canvas.line([(1180, 518), (1050, 506)], "#f1c9a5", 70)
    canvas.circle(1055, 504, 46, "#e3b083")
    canvas.box(760, 850, 330, 46, "#8a6238", 10)
    canvas.box(1030, 800, 110, 140, "#5a6b77", 14)
    canvas.line([(1230, 940), (1430, 800)], "#7d8b94", 34)
    canvas.arc(1450, 785, 54, 340, 250, "#7d8b94", 34)
    return canvas.jpeg()

"""Draw resources/icons/app.ico, the icon of the packed program, from app.svg; run it when that changes."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The drawing at one size; each is drawn anew, for a shrunken picture is a blurred one."""
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(canvas.constBits()))


def main() -> None:
    """Write the icon file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "app.svg"))
    pictures = [drawn(renderer, size) for size in SIZES]
    pictures[-1].save(ICONS / "app.ico", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    application.quit()


if __name__ == "__main__":
    main()

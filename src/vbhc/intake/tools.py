"""The programs beside Python that some formats need: how each is found, and the command that installs it.

In: a Tool.  Out: the path of its program, or None.  What is done with a program is another module's work.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from vbhc.model import VbhcError
from vbhc.records import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: `programs` are its names on PATH, `places` where installers put it that leave PATH alone."""

    name: str
    purpose: str
    variable: str  # of the environment: a path that goes before all others
    programs: tuple[str, ...]
    places: tuple[str, ...]
    version: tuple[str, ...]  # arguments that print its version
    debian: str
    windows: str

    def find(self) -> str | None:
        """The path of the program; None where it is not installed."""
        chosen = os.environ.get(self.variable)
        if chosen:
            return shutil.which(chosen)
        found = next(filter(None, map(shutil.which, self.programs)), None)
        return found or next((place for place in self.places if Path(place).is_file()), None)

    def install(self) -> str:
        """The command that installs it on this system."""
        return self.windows if os.name == "nt" else self.debian


LIBREOFFICE = Tool(
    "LibreOffice",
    "đọc tệp .doc, .rtf, .odt",
    "VBHC_SOFFICE",
    ("soffice", "libreoffice"),
    (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/opt/libreoffice/program/soffice",
    ),
    ("--version",),
    "sudo apt install libreoffice-writer-nogui",
    "winget install -e --id TheDocumentFoundation.LibreOffice",
)
TESSERACT = Tool(
    "Tesseract",
    "nhận dạng chữ trong bản quét, ảnh chụp",
    "VBHC_TESSERACT",
    ("tesseract",),
    (r"C:\Program Files\Tesseract-OCR\tesseract.exe",),
    ("--version",),
    "sudo apt install tesseract-ocr tesseract-ocr-vie",
    "winget install -e --id UB-Mannheim.TesseractOCR",
)
GRAPHVIZ = Tool(
    "Graphviz",
    "vẽ chuỗi văn bản ra ảnh svg (vbhc chain --format svg)",
    "VBHC_DOT",
    ("dot",),
    (r"C:\Program Files\Graphviz\bin\dot.exe",),
    ("-V",),
    "sudo apt install graphviz",
    "winget install -e --id Graphviz.Graphviz",
)
TOOLS = (LIBREOFFICE, TESSERACT, GRAPHVIZ)


def missing(path: str, tool: Tool) -> VbhcError:
    """The error for a file that needs a program which is not installed."""
    told = f"cần {tool.name} để {tool.purpose} nhưng máy chưa cài; hãy cài bằng lệnh: {tool.install()}"
    return VbhcError("tool-missing", f"{path}: {told}.")

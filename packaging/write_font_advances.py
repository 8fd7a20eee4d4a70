"""Writes resources/fonts/advances.json from the fonts; run it again when a font file changes."""

import io
import json
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
LAST_CODE = 0x024F
PUNCTUATION = range(0x2010, 0x2215)


def advances(face: str) -> dict[str, int]:
    font = TTFontFile(io.BytesIO((FONTS / f"SourceSans3-{face}.ttf").read_bytes()))
    codes = [code for code in font.charToGlyph if 32 <= code <= LAST_CODE or code in PUNCTUATION]
    return {chr(code): round(font.charWidths[code]) for code in sorted(codes)}


if __name__ == "__main__":
    table = {face: advances(face) for face in ("Regular", "Semibold")}
    text = json.dumps(table, ensure_ascii=True, separators=(",", ":"), indent=None)
    (FONTS / "advances.json").write_text(text + "\n", encoding="ascii", newline="\n")

"""A firm's logo: only what is safe and small gets in, and nothing hidden travels along."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from core.errors import TuningForkError
from core.report.logo import read_logo
from core.report.pdf import render_bytes

SECRET = b"SECRET-PLACE-52.5-13.4"


def picture(kind, size=(300, 100), **options):
    target = io.BytesIO()
    Image.new("RGB", size, (11, 93, 138)).save(target, kind, **options)
    return target.getvalue()


def test_a_photograph_loses_its_hidden_data_before_it_is_printed(
    warranty, content_of, everything_in
):
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    data = picture("JPEG", exif=exif)
    assert SECRET in data
    logo = read_logo(data)
    assert SECRET not in logo
    pdf = render_bytes(content_of(warranty, logo=logo))
    assert b"/Subtype /Image" in pdf
    assert SECRET not in everything_in(pdf)


def test_text_blocks_of_a_png_are_dropped():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    data = picture("PNG", pnginfo=info)
    assert SECRET in data
    assert SECRET not in read_logo(data)


def test_a_large_logo_is_made_small_and_keeps_its_shape():
    with Image.open(io.BytesIO(read_logo(picture("PNG", (4_000, 1_000))))) as logo:
        assert logo.format == "PNG"
        assert logo.size == (1_200, 300)


def test_a_see_through_logo_stays_see_through():
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(read_logo(target.getvalue()))) as logo:
        assert logo.getpixel((5, 5))[3] == 0


def bomb():
    """Return a PNG of a few bytes that claims 40,000 x 40,000 pixels."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG or JPEG"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "not a PNG or JPEG"),
        (picture("GIF"), "not a PNG or JPEG"),
        (picture("PNG")[:120], "damaged"),
        (bomb(), "25 million pixels"),
        (picture("PNG", (6_000, 5_000)), "25 million pixels"),
        (b"\x89PNG" + b"0" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
    ids=["empty", "svg", "gif-head", "gif", "cut", "bomb", "huge", "heavy"],
)
def test_what_cannot_be_a_logo_is_refused_with_the_next_step(data, said):
    with pytest.raises(TuningForkError, match=said) as refused:
        read_logo(data)
    assert "hoose" in str(refused.value)

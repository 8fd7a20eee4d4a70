"""Logos as firms have them: odd, but right on paper; nothing but a plain picture is kept."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from core.report.logo import LogoFault, read_logo

RED, BLUE = (200, 0, 0), (0, 0, 200)


def two_colours(mode="RGB", left=RED, right=BLUE):
    picture = Image.new(mode, (40, 20), left)
    picture.paste(right, (20, 0, 40, 20))
    return picture


def sixteen_bits():
    row = struct.pack("<20H20H", *[32_768] * 20, *[49_152] * 20)
    return Image.frombytes("I;16", (40, 20), row * 20)


def saved(picture, kind, **options):
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def moving():
    frames = [two_colours(left=(0, 200, 0)), two_colours(left=(9, 9, 9))]
    return saved(two_colours(), "PNG", save_all=True, append_images=frames, duration=100)


def near(colour, wanted):
    return all(abs(one - other) <= 4 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize(
    ("data", "size", "left", "right"),
    [
        (saved(two_colours().convert("CMYK"), "JPEG", quality=95), (40, 20), RED, BLUE),
        (saved(sixteen_bits(), "PNG"), (40, 20), (127,) * 3, (191,) * 3),
        (saved(two_colours("L", 100, 200), "JPEG"), (40, 20), (100,) * 3, (200,) * 3),
        (saved(two_colours("1", 0, 1), "PNG"), (40, 20), (0,) * 3, (255,) * 3),
        (saved(two_colours().quantize(4), "PNG"), (40, 20), RED, BLUE),
        (moving(), (40, 20), RED, BLUE),
        (saved(two_colours(), "JPEG", exif=turned(3), quality=95), (40, 20), BLUE, RED),
        (saved(two_colours(), "JPEG", exif=turned(6), quality=95), (20, 40), RED, RED),
        (saved(two_colours(), "PNG") + b"PK\x03\x04 and more", (40, 20), RED, BLUE),
    ],
    ids=["cmyk", "16-bit", "grey", "1-bit", "palette", "moving", "turned", "upright", "tail"],
)
def test_an_odd_picture_is_kept_as_it_looks(data, size, left, right):
    with Image.open(io.BytesIO(read_logo(data))) as logo:
        assert (logo.format, logo.mode, logo.size) == ("PNG", "RGB", size)
        assert getattr(logo, "n_frames", 1) == 1
        assert near(logo.getpixel((2, 5)), left)
        assert near(logo.getpixel((logo.width - 3, 5)), right)
        assert not logo.info


def text_bomb():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 70_000_000, zip=True)
    return saved(two_colours(), "PNG", pnginfo=info)


def one_chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def no_pixels():
    head = struct.pack(">IIBBBBB", 0, 0, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + one_chunk(b"IHDR", head) + one_chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "make",
    [
        text_bomb,
        lambda: saved(two_colours(), "PNG", icc_profile=bytes(70_000_000)),
        no_pixels,
        lambda: saved(two_colours(), "JPEG")[:300],
        lambda: saved(two_colours(), "TIFF"),
        lambda: b"%PDF-1.7" + bytes(200),
    ],
    ids=["text-bomb", "profile-bomb", "no-pixels", "cut", "tiff", "pdf"],
)
def test_what_is_no_picture_is_refused_with_the_next_step(make):
    with pytest.raises(LogoFault, match="choose"):
        read_logo(make())

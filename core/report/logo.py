"""The firm's logo: read strictly, made small and bare, kept as bytes."""

import io
import warnings
from typing import TYPE_CHECKING

from core.errors import TuningForkError
from core.language import _

if TYPE_CHECKING:
    from PIL import Image

BYTE_LIMIT = 5 * 1024 * 1024
PIXEL_LIMIT = 25_000_000
LONGEST_SIDE = 1_200
_KINDS = ("PNG", "JPEG")


class LogoFault(TuningForkError):
    """A picture that cannot be the logo; the text says what can."""


def read_logo(data: bytes) -> bytes:
    """Return the logo as a PNG of at most 1,200 pixels a side, without metadata."""
    if len(data) > BYTE_LIMIT:
        raise LogoFault(_("The logo is larger than 5 MB. Choose a smaller PNG or JPEG file."))
    # Imported here: Pillow is not needed until somebody chooses a logo.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
                _refuse_huge(picture.width, picture.height)
                return _bare(picture)
    except UnidentifiedImageError:
        raise LogoFault(
            _("This file is not a PNG or JPEG picture. Save the logo as PNG and choose it again.")
        ) from None
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError, Warning):
        raise LogoFault(
            _("The picture is damaged. Export the logo again as PNG and choose that file.")
        ) from None


def _too_large() -> LogoFault:
    return LogoFault(
        _("The logo has more than 25 million pixels. Make it smaller and choose it again.")
    )


def _refuse_huge(width: int, height: int) -> None:
    if width * height > PIXEL_LIMIT:
        raise _too_large()


def _in_8_bits(picture: "Image.Image") -> "Image.Image":
    # Pillow would not scale greys of 16 bits but cut them off at 255, which leaves a white page.
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda grey: grey / 257).convert("L")


def _bare(picture: "Image.Image") -> bytes:
    from PIL import Image, ImageOps

    upright = _in_8_bits(ImageOps.exif_transpose(picture))
    colours = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    colours.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Painted on an empty picture, so that no text, profile or EXIF block travels along.
    clean = Image.new(colours.mode, colours.size)
    clean.paste(colours)
    target = io.BytesIO()
    clean.save(target, "PNG")
    return target.getvalue()

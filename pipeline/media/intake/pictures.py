"""Pictures of strangers: decoded, and drawn anew without anything that stood beside them."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from pipeline.errors import UserMistake
from pipeline.media.intake.heads import HEAD, check_picture

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 64_000_000
"""What the largest cameras take; decoded, 256 MB."""
KEPT_PX = 4096
"""A longer side is brought down to this: twice the sharpest screen."""


class Size(NamedTuple):
    width: int
    height: int


def clean_picture(source: Path, target: Path) -> Size:
    """Writes the picture of `source` as a PNG: upright, 8 bits, sRGB, with alpha if it has any.

    Raises UserMistake for anything but a sound PNG, JPEG or WebP of at most MOST_PIXELS.
    """
    with source.open("rb") as file:
        check_picture(file.read(HEAD))
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings(), _picture(source) as picture:
        upright = _in_srgb(ImageOps.exif_transpose(picture))
        upright.thumbnail((KEPT_PX, KEPT_PX), Image.Resampling.LANCZOS)
        # A new picture: the old one drags along what was written beside it.
        clean = Image.new(upright.mode, upright.size)
        clean.paste(upright)
        clean.save(target, "PNG", compress_level=3)
        return Size(*clean.size)


@contextmanager
def _picture(source: Path) -> Iterator[Image.Image]:
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    warnings.simplefilter("ignore", UserWarning)
    try:
        with Image.open(source, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            picture.load()
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError):
        raise UserMistake(
            "This picture is damaged. Save it again as PNG, JPEG or WebP and use that file."
        ) from None


def _too_large() -> UserMistake:
    return UserMistake(
        f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. "
        "Make it smaller and use that file."
    )


def _in_srgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":  # 16 bits of grey
        return picture.point(lambda value: value / 257).convert("L").convert("RGB")
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    shown = picture.convert("RGBA") if has_alpha else picture
    profile = picture.info.get("icc_profile")
    if profile and shown.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):  # an odd profile: the numbers as they are
            return _converted(shown, profile)
    return shown.convert("RGBA" if has_alpha else "RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    made = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        outputMode=mode,
    )
    return made if made else picture.convert(mode)

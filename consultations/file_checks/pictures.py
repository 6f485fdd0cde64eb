"""Pictures are written anew from their pixels: what hides beside them, the place where they were taken too, is gone."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from consultations.file_checks.refusal import FileRefused, Refusal

MOST_PIXELS = 40_000_000
"""More than a scanned page at 600 dots an inch has."""

MOST_MEMORY = 160 * 1024 * 1024
"""Bytes of pixels that are unpacked at once."""

MOST_PIXELS_KEPT = 20_000_000
"""A photograph with more is read at half its width and height, which JPEG can do without unpacking it whole."""

BYTES_OF_MODE = {"1": 1, "L": 1, "P": 1, "LA": 4, "I;16": 2}


def rewritten(content: bytes, kind: str) -> bytes:
    """Return the picture written anew. `kind` is `JPEG` or `PNG`. Raises `FileRefused` for anything else."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[kind]) as picture:
                return written(unpacked(picture), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(Refusal.TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise FileRefused(Refusal.CONTENT) from error
    except FileRefused:
        raise
    # Pillow's decoders report a broken file in many ways.
    except Exception as error:
        raise FileRefused(Refusal.BROKEN) from error


def unpacked(picture: Image.Image) -> Image.Image:
    """Return the pixels, upright. Raises `FileRefused` before a flood of them is unpacked."""
    if picture.width * picture.height > MOST_PIXELS:
        raise FileRefused(Refusal.TOO_MANY_PIXELS)
    if picture.width * picture.height > MOST_PIXELS_KEPT:
        picture.draft(None, (picture.width // 2, picture.height // 2))
    if picture.width * picture.height * BYTES_OF_MODE.get(picture.mode, 4) > MOST_MEMORY:
        raise FileRefused(Refusal.TOO_MANY_PIXELS)
    if picture.format != "PNG":
        ImageOps.exif_transpose(picture, in_place=True)
    return picture


def written(picture: Image.Image, kind: str) -> bytes:
    """Return the picture without anything but its pixels, its palette and its transparency."""
    transparency = picture.info.get("transparency")
    picture.info.clear()
    kept = {} if transparency is None or kind == "JPEG" else {"transparency": transparency}
    options = {"quality": 90} if kind == "JPEG" else {}
    target = BytesIO()
    picture.save(target, format=kind, exif=b"", **kept, **options)
    return target.getvalue()

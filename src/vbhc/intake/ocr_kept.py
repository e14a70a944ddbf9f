"""What tesseract told of a picture, kept in the user's cache folder: a scan that is parsed, checked and put into a
library is recognised once.

In: a picture and the arguments.  Out: what the same program with the same language data told of it before, if it did.
Where its data are not found nothing is kept: they may be others tomorrow.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from vbhc.cache import Cache
from vbhc.intake.tools import TESSERACT

_DATA = "vie.traineddata"
# Where the data are, from the folder above the program's: on Debian, elsewhere on Unix, on Windows.
_PLACES = ("share/tesseract-ocr/*/tessdata", "share/tessdata", "*/tessdata")
_FOLDER_KEY = "TESSDATA_PREFIX"


def told_before(picture: bytes, arguments: Sequence[str], ask: Callable[[], str]) -> str:
    """What `ask` told of the picture before, or what it tells now; raises what it raises, and keeps no failure."""
    made_by = identity()
    if made_by is None:
        return ask()
    cache, key = Cache("ocr-1"), hashlib.sha256(f"{made_by} {arguments} ".encode() + picture).hexdigest()
    found = cache.get(key)
    if found is not None:
        with contextlib.suppress(zlib.error, UnicodeDecodeError):  # an entry that is damaged is made again
            return zlib.decompress(found).decode()
    told = ask()
    if cache.put(key, zlib.compress(told.encode())):
        cache.prune()
    return told


def identity() -> str | None:
    """The program and its data: where they are, how large and how old; None where they are not found."""
    program = TESSERACT.find()
    if program is None:
        return None
    above, chosen = Path(program).resolve().parent.parent, os.environ.get(_FOLDER_KEY)
    places = [Path(chosen)] if chosen else [place for places in _PLACES for place in sorted(above.glob(places))]
    data = [place / _DATA for place in places if (place / _DATA).is_file()]
    try:
        stated = [(str(path), path.stat()) for path in (Path(program), *data)]
    except OSError:
        return None
    return repr([(path, s.st_size, s.st_mtime_ns) for path, s in stated]) if data else None

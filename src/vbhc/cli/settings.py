"""Settings of an office: `vbhc.toml` beside the work or above it, or [tool.vbhc] of a pyproject.toml.

    library = "D:/van-ban/kho.db"    # a path beside the settings file, or an sqlite:/// URL

In: the working folder.  Out: the settings, {} where there are none.  Raises VbhcError("settings-invalid").
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from vbhc.errors import VbhcError


def settings(folder: Path | None = None) -> dict[str, Any]:
    """The nearest settings from `folder` (the working folder) upwards, with the file's place under "_path"."""
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        for path, key in ((place / "vbhc.toml", None), (place / "pyproject.toml", "vbhc")):
            if path.is_file():
                found = read_toml(path)
                found = found if key is None else found.get("tool", {}).get(key)
                if isinstance(found, dict):
                    return {**found, "_path": path}
    return {}


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VbhcError("settings-invalid", f"{path}: sai cú pháp TOML ({error}); hãy sửa lại tệp.") from None
    except OSError as error:
        raise VbhcError("settings-invalid", f"{path}: không đọc được ({error.strerror}).") from None


def library_location(option: str | None) -> str:
    """Where the library is: --library, VBHC_LIBRARY, the settings, else one file in the user's data folder."""
    if option:
        return option
    if os.environ.get("VBHC_LIBRARY"):
        return os.environ["VBHC_LIBRARY"]
    found = settings()
    if isinstance(found.get("library"), str):
        location: str = found["library"]
        return location if "://" in location else str(found["_path"].parent / location)
    return str(data_folder() / "kho.db")


def data_folder() -> Path:
    """The user's folder for data of programs: %LOCALAPPDATA%, ~/Library/Application Support, or XDG's."""
    import platformdirs

    return Path(platformdirs.user_data_dir("vbhc", appauthor=False))

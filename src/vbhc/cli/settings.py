"""Settings of an office: `vbhc.toml` beside the work or above it, or [tool.vbhc] of a pyproject.toml.

    library = "D:/van-ban/kho.db"    # a path beside the settings file, or an sqlite:/// URL

    [check]                          # what `vbhc check` does where the command line does not say
    select = ["VB1", "VB203"]        # as --select, --ignore, --fail-on
    ignore = ["VB105"]
    fail_on = "error"

    [check.severity]                 # another severity for a rule or a family; the longest code wins
    VB5 = "info"
    VB505 = "warning"

In: the working folder.  Out: the settings, {} where there are none.  Raises VbhcError("settings-invalid").
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import field
from pathlib import Path
from typing import Any, get_args

from vbhc.errors import VbhcError, reason
from vbhc.model import Severity
from vbhc.records import dataclass

LEVELS: tuple[Severity, ...] = get_args(Severity)


@dataclass(slots=True)
class CheckSettings:
    """The table [check]; `path` is the file that it stands in."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    severity: dict[str, Severity] = field(default_factory=dict)
    path: Path | None = None


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
        raise VbhcError("settings-invalid", f"{path}: không đọc được ({reason(error)}).") from None


def check_settings(folder: Path | None = None) -> CheckSettings:
    """What the settings say of `vbhc check`.  Raises VbhcError("settings-invalid") for a key or a value not known."""
    found = settings(folder)
    told, path = found.get("check", {}), found.get("_path")
    if not isinstance(told, dict):
        raise wrong(path, "check", "phải là một bảng: [check]")
    known = {"select", "ignore", "fail_on", "severity"}
    if unknown := sorted(told.keys() - known):
        raise wrong(path, f"check.{unknown[0]}", f"không có khóa này; các khóa: {', '.join(sorted(known))}")
    levels = told.get("severity", {})
    if not isinstance(levels, dict):
        raise wrong(path, "check.severity", 'phải là một bảng, mỗi quy tắc một dòng: VB505 = "warning"')
    return CheckSettings(
        codes(path, "select", told),
        codes(path, "ignore", told),
        level(path, "check.fail_on", told["fail_on"]) if "fail_on" in told else None,
        {code.upper(): level(path, f"check.severity.{code}", value) for code, value in levels.items()},
        path,
    )


def codes(path: Path | None, name: str, told: dict[str, Any]) -> tuple[str, ...]:
    value = told.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(path, f"check.{name}", 'phải là một danh sách mã quy tắc: ["VB1", "VB203"]')
    return tuple(item.strip().upper() for item in value if item.strip())


def level(path: Path | None, name: str, value: object) -> Severity:
    for known in LEVELS:
        if value == known:
            return known
    raise wrong(path, name, f"“{value}” không phải mức nào; các mức: {', '.join(LEVELS)}")


def wrong(path: Path | None, name: str, told: str) -> VbhcError:
    return VbhcError("settings-invalid", f"{path}: {name}: {told}.")


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

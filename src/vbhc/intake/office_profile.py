"""The profile that LibreOffice runs with: nothing of the document is executed, nothing is fetched.

In: a folder.  Out: the folder holds a user's profile (registrymodifications.xcu) with these settings; the names are
those of LibreOffice's configuration schema (officecfg).
"""

from __future__ import annotations

from pathlib import Path

_SETTINGS = [
    # place                                             name                           value
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Office.Common/Save/Document", "CreateBackup", "false"),
    # A proxy where nobody listens: whatever would be fetched is not.
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
]
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def write_profile(folder: Path) -> None:
    """Makes a profile in `folder`, which must not exist."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = [
        f'<item oor:path="/org.openoffice.{place}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for place, name, value in _SETTINGS
    ]
    (user / "registrymodifications.xcu").write_text(f"{_HEAD}{''.join(items)}</oor:items>\n", encoding="utf-8")

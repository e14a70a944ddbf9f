"""The texts that Typer and Click print by themselves, in Vietnamese.

In: their English help texts and messages.  Out: the same in Vietnamese; a text that is not in the tables stays as
it is.  The words of the commands themselves stand in the module of each command.
"""

from __future__ import annotations

import re

HELP = {
    "Usage:": "Cách dùng:",
    "Arguments:": "Tham số:",
    "Options:": "Tùy chọn:",
    "Commands:": "Lệnh:",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "Show this message and exit.": "In hướng dẫn này rồi thoát.",
    "[required]": "[bắt buộc]",
    "[default:": "[mặc định:",
    "; default:": "; mặc định:",
    "[env var:": "[biến môi trường:",
    " <list[str]>": " " * len(" <list[str]>"),  # blanks, so that the columns stay
}

# (message of Typer, Click or pydantic, the same in Vietnamese); the parts in brackets are kept.
ERRORS = [
    (r"No such option: (\S+?)\.?(?: Did you mean (\S+?)\?)?(?: \(Possible options: (.+)\))?", "không có tùy chọn {0}"),
    (r"No such command '(.+?)'\.?(?: Did you mean (.+?)\?)?", "không có lệnh “{0}”"),
    (r"Missing command\.?", "thiếu tên lệnh"),
    (r"Missing (?:argument|parameter) '(.+?)'\.?.*", "thiếu tham số {0}"),
    (r"Missing option '(.+?)'\.?.*", "thiếu tùy chọn {0}"),
    (r"Option '(.+?)' requires an argument\.?", "tùy chọn {0} cần một giá trị"),
    (r"Option '(.+?)' requires \d+ arguments\.?", "tùy chọn {0} thiếu giá trị"),
    (r"Option '(.+?)' does not take a value\.?", "tùy chọn {0} không nhận giá trị"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "thừa tham số: {0}"),
    (r"Invalid value for '(.+?)': (.*)", "giá trị của {0} không hợp lệ: {1}"),
    (r"Invalid value: (.*)", "giá trị không hợp lệ: {0}"),
]
REASONS = [
    (r"(?:Value error, )?'?(.*?)'? is not one of (.+?)\.?", "“{0}” không thuộc {1}"),
    (r".*should be '(.+)'.*", "chỉ nhận {0}"),
    (r"Input should be (\d+ or .+|'.+)", "chỉ nhận {0}"),
    (r"'?(.*?)'? is not a valid int(?:eger)?\.?", "“{0}” không phải số nguyên"),
    (r".*valid integer.*", "phải là số nguyên"),
    (r"(.+?) is not in the range (.+?)\.?", "{0} ngoài khoảng {1}"),
    (r".*greater than or equal to (\S+).*", "phải từ {0} trở lên"),
    (r"\S+ '(.+?)' does not exist\.?", "không có “{0}”"),
    (r"\S+ '(.+?)' is a file\.?", "“{0}” là tệp, không phải thư mục"),
    (r"\S+ '(.+?)' is a directory\.?", "“{0}” là thư mục"),
    (r"\S+ '(.+?)' is not (?:readable|writable)\.?", "không có quyền với “{0}”"),
]


def help_text(english: str) -> str:
    """A help page with the words that Typer prints by itself in Vietnamese."""
    for word, own in HELP.items():
        english = english.replace(word, own)
    return english


def error_text(english: str) -> str:
    """One sentence in Vietnamese for a message about wrong use."""
    for pattern, own in ERRORS:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            parts = [(part or "").replace("' / '", ", ") for part in found.groups()]
            if len(parts) > 1 or "Invalid" in pattern:
                parts[-1] = reason_text(parts[-1])
            sentence = own.format(*parts)
            guess = next((part for part in parts[1:] if "Did you mean" in english and part), None)
            return quoted(f"{sentence}; có phải {guess}?" if guess else sentence)
    return english


def quoted(sentence: str) -> str:
    """With the quotation marks of Vietnamese."""
    return re.sub(r"'([^' ]+)'", r"“\1”", sentence)


def reason_text(english: str) -> str:
    for pattern, own in REASONS:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            return own.format(*found.groups()).replace(" or ", " hoặc ")
    return english

"""The one exception of the project; a module of its own, so that the command line starts without the types."""

from __future__ import annotations

import errno

# What the system says in English, or in the language of the machine.
REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "hệ thống không cho phép",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.EEXIST: "tên này đã có",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EINVAL: "tên không hợp lệ",
    errno.EIO: "đĩa hoặc ổ cắm ngoài bị lỗi",
    errno.EBUSY: "chương trình khác đang dùng",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENOMEM: "thiếu bộ nhớ",
    errno.EPIPE: "nơi nhận đã đóng",
}


class VbhcError(Exception):
    """A user's mistake or a bad file: `code` for scripts, one Vietnamese sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[VbhcError], tuple[str, str]]:
        # It crosses from worker processes; without this it would be made again from one argument only.
        return VbhcError, (self.code, self.message)


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese; in its own words where there is no sentence for it."""
    return REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()

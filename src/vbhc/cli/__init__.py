"""The command line: one module per command, each a thin layer over a public verb.

To add a command: write `vbhc/cli/NAME.py` with a Typer `app`, add NAME and its one-line help to COMMANDS, and
describe it in docs/cli.md.  A module is imported only when its command is called.
"""

from __future__ import annotations

import gc
import sys

COMMANDS = {
    "parse": "Đọc văn bản và mô tả: số, ký hiệu, trích yếu, bố cục, viện dẫn.",
    "cite": "Liệt kê các văn bản được viện dẫn, gom theo quan hệ.",
    "library": "Kho văn bản: nạp, tra, xóa, hỏi văn bản còn thiếu.",
    "search": "Tìm trong toàn văn các văn bản của kho.",
    "chain": "Vẽ chuỗi văn bản: thực hiện, căn cứ văn bản nào; được văn bản nào thực hiện.",
    "check": "Kiểm tra viện dẫn và thể thức: chỗ nào sai, vì sao, viết thế nào là đúng.",
    "fix": "Sửa lỗi chắc chắn vào bản sao của tệp Word, thành thay đổi để duyệt.",
    "rule": "Giải thích quy tắc kiểm tra: vì sao, căn cứ, ví dụ.",
    "signatures": "Kiểm tra chữ ký số của tệp PDF: ai ký, lúc nào, có bị sửa không.",
    "convert": "Ghi nội dung ra tệp Unicode (docx, txt); đổi phông TCVN3, VNI; đọc .doc, .rtf, .odt.",
    "watch": "Trông thư mục văn bản đến: đọc mỗi tệp khi đã chép xong.",
    "doctor": "Xem máy đã cài đủ chưa, thiếu gì thì cài bằng lệnh nào.",
    "schema": "In JSON Schema của kết quả.",
}


def main() -> None:
    """The program `vbhc`: runs the command line and ends with its exit code."""
    gc.set_threshold(50_000)  # what a start imports stays: looking it through at each 700 objects took 3 % of a start
    from vbhc.cli.shell import run

    sys.exit(run(sys.argv[1:]))

"""Whether the cite room stays linear: CPU time on long lines of what its patterns look for, n against 2n.

    python bench/adversarial.py [--size CHARACTERS]

Method.  CPU time of this process (time.process_time) of `cite` on one text of `size` and of 2 * `size` characters;
the better of two runs.  A ratio near 2 is linear, near 4 quadratic; exits 1 where a ratio is above LIMIT.
"""

from __future__ import annotations

import argparse
import sys
import time

from vbhc.cite import cite
from vbhc.model import Header, Structure
from vbhc.rules import default_rules

LIMIT = 3.2  # noise of a busy machine included
LEAST = 0.02  # seconds below which a ratio says nothing
LINES = [
    "Luật ", "luật ", "Luật sửa đổi, bổ sung một số điều của Luật ", "Luật Đất đai, ", "Điều 5 Luật Đất đai ",
    "Luật A ", "Bộ luật ", "Luật sửa đổi của ",
    "30/2020/NĐ-CP ", "30/2020/NĐ-CP, ", "61-CP ", "1-A-", "12/A-", "QĐ-", "/", "-", "1/", "1-", "12 / ", "1", "1.1",
    "Căn cứ Nghị định ", "Nghị định số 1/2020/NĐ-CP ", "Nghị định số 1/2020/NĐ-CP về ",
    "các Nghị định số 1/2020/NĐ-CP, số ", "số ", "Số 1 ", "số 1, ", "Điều ", "Điều 5 ", "khoản 1 Điều 5, ",
    "của ", "của Ủy ban nhân dân ", "UBND tỉnh ban hành ", "ngày ", "ngày 1/1/2020 ", "(", " ", "a",
    "Quyết định số 1/QĐ-UBND; thực hiện Quyết định này ", "UBND tỉnh quyết định bãi bỏ Quyết định số 1/QĐ-UBND, ",
    "Nghị quyết 18, 19 của ", "Áp dụng khoản 1 Điều 51; Điều 65 ", "Luật A được Quốc hội thông qua ngày ",
    "Căn cứ Nghị định số 1/2020/NĐ-CP; ", "Nghị định số 1/2020/NĐ-CP được sửa đổi bởi ", "sửa đổi Luật Đất đai ",
    "Luật Đất đai hết hiệu lực, ", "bãi bỏ:\n", "Bãi bỏ Luật Đất đai:\n", "Luật Đất đai\n\n", "sửa đổi\nLuật Đất đai\n",
    "(Luật Đất đai ", "“Luật Đất đai ", "Luật Đất đai (gọi tắt là Luật) ", "Luật Đất đai nêu trên ", "Luật Đất đai. ",
    "Nghị định số 57/2020/NĐ-CP, Nghị định 57 ", "các nghị quyết nêu trên, Nghị quyết số 5-NQ/TW, ",
    "NĐ 1, 2, 3/NĐ-CP ", "Can cu Nghi dinh so 30/2020/ND-CP ",
    "theo Nghị quyết (Nghị quyết số 5/NQ-HĐND ", "Thông tư 19 năm 2016 của ",
    "của UBND xã A, huyện B, ", "theo Nghị quyết ( ", "Luật A (gọi là BLLĐ) BLLĐ ",
    "Nghị quyết Đại hội ", "Nghị quyết Trung ương ", "Nghị quyết của hội nghị lần thứ ",
]  # fmt: skip


def seconds(piece: str, size: int) -> float:
    """CPU seconds of `cite` on `piece` repeated to `size` characters."""
    text = (piece * (size // len(piece) + 1))[:size]
    structure, rules = Structure(Header(), [], []), default_rules()
    times = []
    for _ in range(2):
        start = time.process_time()
        cite(text, structure, rules)
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    size = parser.parse_args().size
    cite("Luật Đất đai", Structure(Header(), [], []), default_rules())
    slow = 0
    for piece in LINES:
        once, twice = seconds(piece, size), seconds(piece, 2 * size)
        ratio = twice / max(once, 1e-6)
        bad = twice > LEAST and ratio > LIMIT
        slow += bad
        print(f"{piece!r:50} {once * 1000:9.1f} ms {twice * 1000:9.1f} ms  {ratio:.2f}{' not linear' if bad else ''}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

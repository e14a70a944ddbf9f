"""A Document made by hand, with every field that the screens show."""

from __future__ import annotations

from vbhc.model import (
    Arrival,
    Body,
    Candidate,
    Citation,
    DocType,
    Document,
    Evidence,
    Header,
    Notice,
    Reference,
    Relation,
    Section,
    Signature,
    Source,
    Structure,
)

TEXT = "Thực hiện Kế hoạch số 126-KH/HU; Luật Đất đai; Kế hoạch 126-KH/HU.\nTheo Công văn số 52/UBND-VP.\n"


def plan() -> Document:
    header = Header(
        regime="state",
        type=DocType("KH", "Kế hoạch"),
        symbol="KH-UBND",
        issuer=Body("Ủy ban nhân dân xã An Lạc"),
        date="2025-03-12",
        subject="thực hiện Kế hoạch số 126-KH/HU của Ban Thường vụ Huyện ủy về chuyển đổi số ở cơ sở",
        urgency="HỎA TỐC",
        recipients=["Như trên", "Lưu: VT"],
        signatures=[Signature("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Minh")],
        arrival=Arrival("87", "2025-03-14", "UBND huyện Bình Sơn"),
        evidence={"date": Evidence((0, 4), "stamp", "x"), "issuer": Evidence(None, "inferred", "x")},
    )
    sections = [
        Section("roman", "I.", "MỤC ĐÍCH", (0, 66), [Section("arabic", "1.", "Luật " * 60, (0, 66))]),
        Section("roman", "II.", "TỔ CHỨC", (66, len(TEXT)), [Section("bullet", "-", "Theo dõi", (66, len(TEXT)))]),
    ]
    at = TEXT.index
    citations = [
        Citation("c1", (10, 31), TEXT[10:31], "KH", "126-KH/HU", date="2025-02-20", reference="r1"),
        Citation("c2", (33, 45), TEXT[33:45], "LUẬT", name="Luật Đất đai", form="name", reference="r2"),
        Citation("c3", (at("Kế hoạch 126"), 65), "Kế hoạch 126-KH/HU", "KH", "126-KH/HU", form="short", reference="r1"),
        Citation("c4", (at("Công văn"), at(".\n", 70)), "Công văn số 52/UBND-VP", "CV", "52/UBND-VP", reference="r3"),
    ]
    references = [
        Reference("r1", "KH", "126-KH/HU", date="2025-02-20", issuer=Body("Ban Thường vụ Huyện ủy Bình Sơn"),
                  title="về chuyển đổi số", mentions=["c1", "c3"], conflicts=["date"]),
        Reference("r2", "LUẬT", name="Luật Đất đai", mentions=["c2"],
                  candidates=[Candidate("45/2013/QH13"), Candidate("31/2024/QH15")]),
        Reference("r3", "CV", "52/UBND-VP", mentions=["c4"], inferred=["type"]),
    ]  # fmt: skip
    relations = [
        Relation("self", "implements", "r1", phrase="thực hiện"),
        Relation("self", "implements", "r1"),
        Relation("self", "replies_to", "r3"),
        Relation("r1", "based_on", "r2"),
        Relation("self", "mentions", "r2"),
    ]
    warnings = [Notice("x", "Số ký hiệu để trống.")]
    source = Source("den/kế hoạch.docx", "docx", "0" * 64, pages=3)
    return Document(
        source, header, sections, citations, references, relations, [], warnings, TEXT, [], Structure(header, [], [])
    )

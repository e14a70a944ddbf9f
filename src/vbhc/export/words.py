"""How the fields of a Document are named and written for a Vietnamese reader."""

from __future__ import annotations

from vbhc.model import Body, Document, Reference, Relation

RELATIONS = {
    "based_on": "căn cứ",
    "implements": "thực hiện",
    "continues": "tiếp tục thực hiện",
    "amends": "sửa đổi, bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "suspends": "ngưng hiệu lực",
    "extends": "kéo dài",
    "corrects": "đính chính",
    "consolidates": "hợp nhất",
    "details": "quy định chi tiết",
    "guides": "hướng dẫn",
    "approves": "phê duyệt",
    "promulgates": "ban hành kèm theo",
    "replies_to": "trả lời",
    "proposed_by": "theo đề nghị tại",
    "follows": "theo quy định tại",
    "mentions": "nhắc đến",
}
FORMS = {
    "full": "đầy đủ",
    "short": "rút gọn",
    "name": "tên gọi",
    "alias": "tên viết tắt",
    "anaphor": "nói thay",
}
WHERE = {
    "body": "nội dung",
    "title": "trích yếu",
    "footnote": "chú thích",
    "quote": "đoạn trích",
    "annex": "phụ lục",
}
REGIMES = {
    "state": "hành chính nhà nước",
    "party": "Đảng",
    "normative": "quy phạm pháp luật",
    "organisation": "tổ chức chính trị - xã hội",
}

FAMILIES = {
    "VB1": "cách viết viện dẫn",
    "VB2": "mâu thuẫn trong viện dẫn",
    "VB3": "không thống nhất",
    "VB4": "khác văn bản đã biết",
    "VB5": "thể thức",
    "VB6": "bố cục, số thứ tự",
    "VB7": "lỗi chữ",
}


def written_date(iso: str | None) -> str:
    """ "2024-05-22" → "22/05/2024"."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def name_of(reference: Reference) -> str:
    """A cited document in a few words: "Kế hoạch"-less, as registers write it: "KH 184-KH/HU", "Luật Đất đai 2024"."""
    if reference.code:
        known = f" ({reference.name})" if reference.name else ""
        return f"{reference.code}{known}"
    return f"{reference.name or reference.type or '?'}{f' {reference.year}' if reference.year else ''}"


def body_name(body: Body | None) -> str:
    return body.name if body else ""


def kinds_from_self(document: Document) -> dict[str, list[Relation]]:
    """Reference id → the relations between the document itself and it, each kind once, in text order."""
    found: dict[str, list[Relation]] = {}
    for relation in document.relations:
        other = relation.target if relation.source == "self" else relation.source
        if "self" in (relation.source, relation.target) and other != "self":
            found.setdefault(other, []).append(relation)
    return found


def relation_words(relations: list[Relation]) -> str:
    """ "thực hiện; căn cứ"; a relation towards the document itself says so."""
    words = {
        RELATIONS[relation.kind] if relation.source == "self" else f"{RELATIONS[relation.kind]} văn bản này": None
        for relation in relations
        if relation.kind != "mentions" or len(relations) == 1
    }
    return "; ".join(words)

"""Makes the samples of signed papers with LibreOffice and pyHanko: certificates of a throw-away authority, whose root
is kept and whose keys are not.

    python samples/make_signed.py       (apt install libreoffice-writer-nogui; pip install pyHanko)

to-trinh-ky-so.pdf         its number and its day stand only in the appearances of signature fields
cong-van-phuc-dap-den.pdf  signed by the sender; then the receiving office laid its arrival stamp over it, and signed
chung-thu-goc.pem          the root of both

Beside each PDF lies what it must give: what its source must, and what is stamped.
"""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from sample import Sample, load

HERE = Path(__file__).parent
ROOT = HERE / "chung-thu-goc.pem"
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
NUMBER, DAY = "188", "05"  # of to-trinh, as stamped
PROVINCE = "ỦY BAN NHÂN DÂN TỈNH AN LẠC"
DEPARTMENT = "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
# name → (the source that it is made from, what it gives beyond its source)
SIGNED: dict[str, tuple[str, dict[str, Any]]] = {
    "to-trinh-ky-so.pdf": ("to-trinh.docx", {"stamped": [NUMBER, DAY]}),
    "cong-van-phuc-dap-den.pdf": ("cong-van-phuc-dap.pdf", {"arrival": ["1207", "2024-08-09"]}),
}


def main() -> None:
    authority = Authority()
    ROOT.write_bytes(authority.pem())
    (HERE / "to-trinh-ky-so.pdf").write_bytes(signed_paper(authority))
    (HERE / "cong-van-phuc-dap-den.pdf").write_bytes(received_paper(authority))
    for name in SIGNED:
        (HERE / f"{name}.json").write_text(expectation(name), encoding="utf-8")


def expectation(name: str) -> str:
    source, more = SIGNED[name]
    wanted = json.loads((HERE / f"{source}.json").read_text(encoding="utf-8")) | {"format": "pdf"}
    wanted.pop("lines", None)  # where lines end in a pdf is the printer's choice
    return json.dumps(wanted | more, ensure_ascii=False, indent=1) + "\n"


# ── the authority ─────────────────────────────────────────────────────────────────────────────────


class Authority:
    """A certificate authority that lives as long as this process; signs PDFs in the name of anyone."""

    def __init__(self, name: str = "CA thử nghiệm của vbhc", hours: float | None = None) -> None:
        """`hours`: how long its certificates hold from 2024-01-01 on; a hundred years without."""
        from cryptography.hazmat.primitives.asymmetric import rsa

        self.name, self.serial, self.hours = name, 0, hours
        self.key = rsa.generate_private_key(65537, 2048)
        self.root = self._certificate({"commonName": name}, self.key.public_key(), authority=True)
        self.stamper = self.issue({"commonName": "Máy chủ cấp dấu thời gian thử nghiệm"}, stamps=True)

    def pem(self) -> bytes:
        from cryptography.hazmat.primitives.serialization import Encoding

        found: bytes = self.root.public_bytes(Encoding.PEM)
        return found

    def issue(self, names: dict[str, str], stamps: bool = False) -> tuple[Any, Any]:
        """(certificate, key) of a new holder, as pyHanko takes them."""
        from asn1crypto import keys
        from cryptography.hazmat.primitives.asymmetric import rsa
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        key = rsa.generate_private_key(65537, 2048)
        certificate = self._certificate(names, key.public_key(), stamps=stamps)
        secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return loaded(certificate), keys.PrivateKeyInfo.load(secret)

    def _certificate(self, names: dict[str, str], public: Any, authority: bool = False, stamps: bool = False) -> Any:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes
        from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

        oids = {"commonName": NameOID.COMMON_NAME, "organizationalUnitName": NameOID.ORGANIZATIONAL_UNIT_NAME,
                "organizationName": NameOID.ORGANIZATION_NAME}  # fmt: skip
        country = x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")
        subject = x509.Name([country, *(x509.NameAttribute(oids[kind], value) for kind, value in names.items())])
        issuer = subject if authority else self.root.subject
        start = datetime.datetime(2024, 1, 1)
        self.serial += 1
        build = (
            x509.CertificateBuilder(issuer, subject, public, self.serial, start)
            .not_valid_after(start + datetime.timedelta(hours=self.hours or 24 * 365 * 100))
            .add_extension(x509.BasicConstraints(authority, None), critical=True)
            .add_extension(usage(authority), critical=True)
        )
        if stamps:
            build = build.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        return build.sign(self.key, hashes.SHA256())

    def sign(self, data: bytes, holder: tuple[Any, Any], at: datetime.datetime, field: str, stamped: bool = True,
             place: tuple[float, ...] = (), text: str = "") -> bytes:  # fmt: skip
        """The PDF with one more signature, whose appearance at `place` (page 1) says `text`."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers, timestamps
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        class Signer(signers.PdfSigner):
            def init_signing_session(self, *args: Any, **more: Any) -> Any:
                session = super().init_signing_session(*args, **more)
                session.system_time = at
                return session

        store = SimpleCertificateStore()
        store.register(loaded(self.root))
        certificate, key = holder
        clock = timestamps.DummyTimeStamper(*self.stamper, certs_to_embed=store, fixed_dt=at)
        signer = Signer(
            signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256"),
            signers.SimpleSigner(certificate, key, store),
            timestamper=clock if stamped else None,
            stamp_style=appearance(place, text) if place else None,
            new_field_spec=fields.SigFieldSpec(field, on_page=0, box=place or None),
        )
        out = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data), strict=False), bytes_reserved=16_000)
        return bytes(out.getvalue())


def usage(authority: bool) -> Any:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def loaded(certificate: Any) -> Any:
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def appearance(place: tuple[float, ...], text: str) -> Any:
    """What a field shows: figures in Times, 13 points, and nothing else."""
    from pyhanko.pdf_utils.content import RawContent, ResourceType
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    left, bottom, right, top = place
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Times-Roman"}
    drawn = RawContent(
        b"BT /F1 13 Tf 0 3 Td (%s) Tj ET" % text.encode("ascii"),
        box=BoxConstraints(width=right - left, height=top - bottom),
    )
    named = DictionaryObject({pdf_name(key): pdf_name(value) for key, value in font.items()})
    drawn.set_resource(ResourceType.FONT, pdf_name("/F1"), named)
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(), InnerScaling.NO_SCALING)
    return StaticStampStyle(border_width=0, background=drawn, background_opacity=1.0, background_layout=whole)


# ── the papers ────────────────────────────────────────────────────────────────────────────────────


def signed_paper(authority: Authority) -> bytes:
    """The submission with blanks; signed by a person, then by the body with the number, then with the day."""
    sample = load("to-trinh")
    left = [line.replace(f"Số: {NUMBER}/", f"Số:{' ' * 12}/") for line in sample.left]
    right = [line.replace(f"ngày {DAY} tháng", f"ngày{' ' * 9}tháng") for line in sample.right]
    data = printed(dataclasses.replace(sample, left=left, right=right))
    person = authority.issue(
        {"commonName": "Lý Thanh Bình", "organizationalUnitName": DEPARTMENT, "organizationName": PROVINCE}
    )
    body = authority.issue({"commonName": DEPARTMENT, "organizationName": PROVINCE})
    number, day = before(data, "/TTr", 22), before(data, "tháng 9", 17)
    data = authority.sign(data, person, datetime.datetime(2024, 9, 5, 9, 12, 4, tzinfo=VIETNAM), "Signature1")
    at = datetime.datetime(2024, 9, 5, 10, 30, 17, tzinfo=VIETNAM)
    data = authority.sign(data, body, at, "Signature2", place=number, text=NUMBER)
    return authority.sign(data, body, at.replace(second=21), "Signature3", place=day, text=DAY)


def received_paper(authority: Authority) -> bytes:
    """An answer as it lies at the office that got it: signed by its sender, stamped and signed by the receiver."""
    sender = authority.issue({"commonName": DEPARTMENT, "organizationName": PROVINCE})
    receiver = authority.issue({"commonName": "VĂN PHÒNG", "organizationName": "ỦY BAN NHÂN DÂN HUYỆN PHÚ VINH"})
    data = (HERE / "cong-van-phuc-dap.pdf").read_bytes()
    data = authority.sign(data, sender, datetime.datetime(2024, 8, 7, 15, 2, 40, tzinfo=VIETNAM), "Signature1")
    at = datetime.datetime(2024, 8, 9, 8, 5, 11, tzinfo=VIETNAM)
    return authority.sign(with_picture(data, arrival_stamp(), (40, 766, 180, 835)), receiver, at, "Signature2")


def printed(sample: Sample) -> bytes:
    from make_docx import write

    office = shutil.which("soffice") or sys.exit("soffice: apt install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        write(sample, Path(folder) / "a.docx")
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, f"{folder}/a.docx"], check=True, capture_output=True)
        return (Path(folder) / "a.pdf").read_bytes()


def before(data: bytes, text: str, width: float) -> tuple[float, float, float, float]:
    """The box (left, bottom, right, top) of the blank before a text on page 1."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    index, _ = page.search(text).get_next()
    left, bottom, _, top = page.get_charbox(index, loose=True)
    return left - width - 1, bottom, left - 1, top + 3


def arrival_stamp() -> Any:
    """A stamp ĐẾN as a picture: a red form, figures in blue."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (560, 276), "white")
    draw = ImageDraw.Draw(picture)
    bold, plain = (ImageFont.truetype(f"DejaVuSerif{style}.ttf", 36) for style in ("-Bold", ""))
    draw.rectangle((3, 3, 556, 272), outline="red", width=4)
    draw.text((24, 14), "UBND HUYỆN PHÚ VINH", "red", bold)
    draw.text((24, 80), "ĐẾN", "red", bold)
    for line, (label, value) in enumerate([("Số:", "1207"), ("Ngày:", "09/8/2024")]):
        draw.text((170, 80 + 62 * line), label, "red", plain)
        draw.text((300, 80 + 62 * line), value, "#1b2a8f", plain)
    draw.text((24, 208), "Chuyển: ................................", "red", plain)
    return picture


def with_picture(data: bytes, picture: Any, box: tuple[float, float, float, float]) -> bytes:
    """The PDF with a picture drawn over page 1, as an update of the file."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.images import pil_image
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    image = pil_image(picture, writer)
    left, bottom, right, top = box
    drawn = b"q %f 0 0 %f %f %f cm /Den Do Q" % (right - left, top - bottom, left, bottom)
    name = generic.pdf_name
    resources = generic.DictionaryObject({name("/XObject"): generic.DictionaryObject({name("/Den"): image})})
    writer.add_stream_to_page(0, writer.add_object(generic.StreamObject(stream_data=drawn)), resources)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


if __name__ == "__main__":
    main()

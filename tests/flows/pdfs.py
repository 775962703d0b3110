"""Small PDFs put together by hand, ordinary ones and bombs."""

from __future__ import annotations

import zlib

WORDS = (
    b"BT /F 12 Tf 10 10 Td (In 2023 trade turnover between Kazakhstan and Uzbekistan amounted to $4.4 billion.) Tj ET\n"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def stream(data: bytes, more: bytes = b"", is_packed: bool = False) -> bytes:
    """A stream object; packed as Flate does, where asked for."""
    data, more = (zlib.compress(data, 9), more + b" /Filter /FlateDecode") if is_packed else (data, more)
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


def twice(data: bytes) -> bytes:
    """A stream packed and packed again."""
    packed = zlib.compress(zlib.compress(data, 9), 9)
    return b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed) + packed + b"\nendstream"


def page(contents: bytes = b"4 0 R", more: bytes = b"") -> bytes:
    """A page whose words stand in object 4 and whose font is object 5."""
    resources = b"<< /Font << /F 5 0 R >> %s >>" % more
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources %s /Contents %s >>" % (resources, contents)


def file(*objects: bytes, more: bytes = b"") -> bytes:
    """The file of these objects, numbered from 1, the first of them the catalog; `more` goes to the trailer."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, more, at)
    return bytes(out + ending)


def pages(count: int) -> bytes:
    """The same page so many times, a thousand to a node of the tree."""
    nodes = [count // 1000, count % 1000]
    kids = b"6 0 R " * nodes[0] + b"3 0 R " * nodes[1]
    tree = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
    node = b"<< /Type /Pages /Parent 2 0 R /Kids [" + b"3 0 R " * 1000 + b"] /Count 1000 >>"
    return file(CATALOG, tree, page(), stream(WORDS), FONT, node)


def one(contents: bytes) -> bytes:
    """A file of one page with this stream."""
    return file(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(), contents, FONT)


def made(day: bytes) -> bytes:
    """A file of one page that says when it was made."""
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return file(CATALOG, tree, page(), stream(WORDS), FONT, b"<< /CreationDate (%s) >>" % day, more=b"/Info 6 0 R")


def laughs(depth: int) -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on."""
    forms = []
    for level in range(depth):
        inner = b"/XObject << /X %d 0 R >>" % (7 + level) if level < depth - 1 else b""
        more = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> %s >>" % inner
        forms.append(stream(b"/X Do " * 10 if level < depth - 1 else WORDS, more))
    drawn = page(b"4 0 R", b"/XObject << /X 6 0 R >>")
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return file(CATALOG, tree, drawn, stream(b"/X Do " * 10), FONT, *forms)

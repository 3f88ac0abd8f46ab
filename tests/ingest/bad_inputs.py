"""Bad inputs, made in code: sound samples of every form, what becomes of them, and traps built on purpose."""

from __future__ import annotations

import gzip
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator

from made import column, page, pdf, warc, zipped

Made = Callable[[], bytes]

TEXT = "LUCERNE, 3 May 2027 - Mayor Anna Keller said on Monday that the bridge would stay closed. “We have no choice,” she said."
RSS_ITEM = "<item><title>T</title><link>https://n.example/{0}</link><description>Text {0}.</description></item>"


def _rss(inside: str, doctype: str = "") -> bytes:
    return (
        f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>P</title>{inside}</channel></rss>".encode()
    )


def samples() -> dict[str, bytes]:
    """One sound input of every form, by its file name."""
    rows = "".join(json.dumps({"id": str(n), "text": TEXT, "published": "2027-05-03"}) + "\n" for n in range(5))
    html = page(TEXT)
    boundary = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    json_feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "content_html": f"<p>{TEXT}</p>"}],
    }
    records = [warc(f"http://n.example/{n}", html) for n in range(3)]
    return {
        "a.txt": TEXT.encode(),
        "a.html": html,
        "a.mhtml": boundary + html + b"\n--b--\n",
        "a.jsonl": rows.encode(),
        "a.csv": f'id,text,date\n1,"{TEXT}",2027-05-03\n2,"{TEXT}",2027-05-04\n'.encode(),
        "a.tsv": f"id\ttext\n1\t{TEXT}\n2\t{TEXT}\n".encode(),
        "a.pdf": pdf([column(TEXT.replace("“", '"').replace("”", '"')), column("The end.")]),
        "a.rss": _rss("".join(RSS_ITEM.format(n) for n in range(5))),
        "a.atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id><content>{TEXT}</content></entry></feed>".encode(),
        "a.json": json.dumps(json_feed).encode(),
        "a.opml": b"<opml><body><outline text='A' xmlUrl='https://n.example/f'/></body></opml>",
        "a.xml": b"<?xml version='1.0'?><urlset><url><loc>https://n.example/1</loc></url></urlset>",
        "a.warc": b"".join(records),
        "a.warc.gz": b"".join(map(gzip.compress, records)),
        "a.zip": zipped({"a.txt": TEXT.encode(), "b.html": html, "c.jsonl": rows.encode()}),
        "a.jsonl.gz": gzip.compress(rows.encode()),
    }


def _flipped(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    broken = bytearray(data)
    for _ in range(max(1, len(data) // 60)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _shuffled(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    pieces = [data[start : start + 37] for start in range(0, len(data), 37)]
    chance.shuffle(pieces)
    return b"".join(pieces)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut to a tenth": lambda data: data[: len(data) // 10],
    "cut to a half": lambda data: data[: len(data) // 2],
    "cut to nine tenths": lambda data: data[: len(data) * 9 // 10],
    "last byte gone": lambda data: data[:-1],
    "first byte gone": lambda data: data[1:],
    "emptied": lambda _data: b"",
    "zeros in front": lambda data: b"\0" * 64 + data,
    "zeros behind": lambda data: data + b"\0" * 64,
    "zeros between": lambda data: b"\0".join(data[n : n + 100] for n in range(0, len(data), 100)),
    "garbage in front": lambda data: bytes(range(128, 256)) + data,
    "garbage behind": lambda data: data + bytes(range(256)),
    "twice": lambda data: data + data,
    "backwards": lambda data: data[::-1],
    "as UTF-16 without its mark": lambda data: data.decode("latin-1").encode("utf-16-le"),
    "as UTF-16, odd length": lambda data: data.decode("latin-1").encode("utf-16")[:-1],
    "broken UTF-8": lambda data: data.replace(b" ", b"\xe2\x80", 3) + b"\xff\xfe\xc3",
    "bytes changed": lambda data: _flipped(data, 1),
    "other bytes changed": lambda data: _flipped(data, 2),
    "yet other bytes changed": lambda data: _flipped(data, 3),
    "pieces shuffled": lambda data: _shuffled(data, 1),
    "line ends gone": lambda data: data.replace(b"\n", b"").replace(b"\r", b""),
}


def damaged() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): every sample in every damage."""
    for name, data in samples().items():
        for damage, apply in DAMAGES.items():
            yield f"{name}, {damage}", name, lambda apply=apply, data=data: apply(data)  # type: ignore[misc]


def misnamed() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): every sample under the ending of the next form."""
    found = list(samples().items())
    for (name, data), (other, _) in zip(found, [*found[1:], found[0]], strict=True):
        yield f"{name} named {other}", other, lambda data=data: data  # type: ignore[misc]


def _laughs(root: str, inside: str) -> bytes:
    levels = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    return f"<?xml version='1.0'?><!DOCTYPE {root} [<!ENTITY a0 'ha'>{levels}]>{inside}".encode()


def _external(root: str, inside: str) -> bytes:
    doctype = (
        f"<!DOCTYPE {root} SYSTEM 'http://127.0.0.1:9/d' [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>"
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'>%p;]>"
    )
    return f"<?xml version='1.0'?>{doctype}{inside}".encode()


_XML_BODIES = {
    "a.rss": ("rss", "<rss><channel><item><title>&a11;</title><description>&a11;</description></item></channel></rss>"),
    "a.atom": ("feed", "<feed><entry><id>1</id><content>&a11;</content></entry></feed>"),
    "a.opml": ("opml", "<opml><body><outline text='&a11;' xmlUrl='https://n.example/&a11;'/></body></opml>"),
    "map.xml": ("urlset", "<urlset><url><loc>https://n.example/&a11;</loc></url></urlset>"),
    "a.xhtml": ("html", "<html><body><p>Said &a11; he.</p></body></html>"),
    "a.xml": ("news", "<news>&a11;</news>"),
}


def xml_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): entities that explode or lead out, in every form of XML."""
    for name, (root, inside) in _XML_BODIES.items():
        yield f"{name}, a billion laughs", name, lambda root=root, inside=inside: _laughs(root, inside)  # type: ignore[misc]
        yield f"{name}, external entities", name, lambda root=root, inside=inside: _external(root, inside)  # type: ignore[misc]
    quadratic = "<!DOCTYPE rss [<!ENTITY a11 '" + "x" * 100_000 + "'>]>"
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"
    style = "<?xml-stylesheet href='http://127.0.0.1:9/s.xsl' type='text/xsl'?>"
    bodies = {
        "quadratic blow-up": _rss("<item><description>" + "&a11;" * 20_000 + "</description></item>", quadratic),
        "XInclude": _rss(f"<item><description>{include}</description></item>"),
        "a style sheet elsewhere": style.encode() + _rss(RSS_ITEM.format(1)),
        "100,000 levels": b"<rss>" + b"<a>" * 100_000,
        "an entry of 20 MB": _rss("<item><description>" + "x" * 20_000_000 + "</description></item>"),
        "an entry of 100,000 elements": _rss("<item>" + "<a/>" * 100_000 + "<description>d</description></item>"),
        "100,000 attributes": b"<rss " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>",
        "wrong numbers for characters": _rss("<item><description>&#0;&#x110000;&#99999999;a</description></item>"),
        "undeclared entities": _rss("<item><description>&nope; &nbsp; & && &; &#; &amp</description></item>"),
        "an encoding that is none": b"<?xml version='1.0' encoding='no-such'?><rss><channel/></rss>",
        "an encoding that lies": b"<?xml version='1.0' encoding='utf-16'?><rss><channel/></rss>",
        "CDATA without end": b"<rss><channel><item><description><![CDATA[text",
        "a comment without end": b"<rss><channel><item><!-- text",
        "nothing but a declaration": b"<?xml version='1.0'?>",
        "no prefix declared": b"<rss><channel><item><content:encoded>text</content:encoded></item></channel></rss>",
        "wrong dates": _rss("".join(f"<item><guid>{n}</guid><pubDate>{d}</pubDate><description>d</description></item>"
                                    for n, d in enumerate(WRONG_DATES))),
        "links that are none": _rss("".join(f"<item><link>{link}</link><description>d</description></item>" for link in
                                            ("javascript:alert(1)", "file:///etc/passwd", "http://[", "//", "x" * 9999))),
    }  # fmt: skip
    for case, data in bodies.items():
        yield f"feed, {case}", "a.rss", lambda data=data: data  # type: ignore[misc]


WRONG_DATES = (
    "", " ", "yesterday", "2027-13-01", "2027-02-30", "0000-00-00", "99999-01-01", "2027-5-3", "03/05/2027", "-1", "NaN",
    "2027-05-03T25:00:00Z", "2027-05-03T10:00:00+99:99", "Mon, 99 May 2027 10:00:00 GMT", "9" * 400, "\u0662\u0660\u0662\u0667",
    "2027-05-03T10:00:00" + "0" * 100, "Mon, 03 May 2027 10:00:00 " + "A" * 1000, "2027-05-03\n2027", "\u202e2027",
)  # fmt: skip


def page_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): pages that no browser would like."""
    said = "<p>The mayor said no.</p>"
    bodies: dict[str, Made] = {
        "100,000 levels of div": lambda: (b"<html><body>" + b"<div>" * 100_000 + said.encode()),
        "100,000 levels of b": lambda: (b"<html><body>" + b"<b>" * 100_000 + said.encode()),
        "100,000 levels of table": lambda: b"<html><body>" + b"<table><tr><td>" * 100_000 + said.encode(),
        "100,000 levels of quotes": lambda: b"<html><body>" + b"<blockquote>" * 100_000 + said.encode(),
        "100,000 attributes": lambda: b"<html><body " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b">" + said.encode(),
        "300,000 line breaks": lambda: b"<html><body>" + b"<br>" * 300_000 + said.encode(),
        "100,000 paragraphs": lambda: b"<html><body>" + b"<p>a" * 100_000,
        "an attribute of 5 MB": lambda: b"<html><body><img src='data:" + b"A" * 5_000_000 + b"'>" + said.encode(),
        "a script without end": lambda: b"<html><body>" + said.encode() + b"<script>" + b"x();" * 100_000,
        "a comment without end": lambda: b"<html><body>" + said.encode() + b"<!--" + b"x" * 1_000_000,
        "a title without end": lambda: b"<html><head><title>" + b"x" * 1_000_000,
        "nothing but tags": lambda: b"<html>" + b"<i></i>" * 100_000,
        "frames and redirects elsewhere": lambda: (
            b"<html><head><base href='http://127.0.0.1:9/'><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>"
            b"<link rel=stylesheet href=s.css></head><body><iframe src=f></iframe><img src=i>" + said.encode()
        ),
        "linked data too deep": lambda: (
            b"<html><head><script type='application/ld+json'>" + b"[" * 100_000 + b"</script></head><body>" + said.encode()
        ),
        "linked data of wrong kinds": lambda: (
            b"<html><head><script type='application/ld+json'>{\"@type\": {\"a\": 1}, \"datePublished\": [1, {}], \"@graph\": 7}"
            b"</script></head><body>" + said.encode()
        ),
        "metadata of wrong kinds": lambda: (
            b"<html lang='\xff'><head><meta property='article:published_time' content='soon'><meta charset='zip'>"
            b"<meta name=date content='2027-99-99'></head><body>" + said.encode()
        ),
        "numbers for characters": lambda: b"<html><body><p>&#0;&#xD800;&#x110000;&#-1;&#99999999999;said</p></body></html>",
        "right-to-left marks and emoji": lambda: "<html><body><p>\u202e\u200f👩‍👩‍👧 said é̂̃</p></body></html>".encode(),
        "lone surrogates": lambda: b"<html><body><p>\xed\xa0\x80 said</p></body></html>",
        "UTF-7": lambda: b"<html><head><meta charset='utf-7'></head><body><p>+ADw-script+AD4- said</p></body></html>",
    }  # fmt: skip
    for case, maker in bodies.items():
        yield f"page, {case}", "a.html", maker


def row_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): JSON lines and tables with monstrous or wrong rows."""
    good = b'{"id": "good", "text": "The mayor said no."}\n'
    wrong_values = ("null", "true", "1", "1e400", "-0", "[]", "{}", '""', '" "', '"\\ud800"', '"\\u0000"', "1" * 5000)
    for field in ("id", "text", "title", "url", "source", "published", "language", "html"):
        values = b"".join(
            b'{"id": "%s%d", "text": "x", "%s": %s}\n' % (field.encode(), n, field.encode(), value.encode())
            for n, value in enumerate(wrong_values)
        )
        yield f"rows, '{field}' of every wrong kind", "a.jsonl", lambda values=values: values + good  # type: ignore[misc]
    for number, date in enumerate(WRONG_DATES):
        row = json.dumps({"id": "d", "text": "x", "published": date}).encode() + b"\n"
        yield f"rows, wrong date {number}", "a.jsonl", lambda row=row: row + good  # type: ignore[misc]
    lines: dict[str, Made] = {
        "100,000 levels of list": lambda: b'{"id": "1", "text": ' + b"[" * 100_000 + b"\n" + good,
        "100,000 levels of object": lambda: b'{"a":' * 100_000 + b"\n" + good,
        "a row of 20 MB": lambda: b'{"id": "1", "text": "' + b"x" * 20_000_000 + b'"}\n' + good,
        "200,000 blank rows": lambda: b"\n" * 200_000 + good,
        "20 million blank rows": lambda: b"\n" * 20_000_000 + good,
        "100,000 bad rows": lambda: b"{}\n" * 100_000 + good,
        "10,000 rows with one id": lambda: good * 10_000,
        "rows between brackets": lambda: b"[\n" + good.rstrip() + b",\n]\n",
        "rows in UTF-16 without their mark": lambda: good.decode().encode("utf-16-le"),
        "rows with another line end": lambda: (
            good.replace(b"\n", b"\r\n") + good.replace(b"good", b"2").replace(b"\n", b"\r")
        ),
        "rows with a mark in the middle": lambda: good + b"\xef\xbb\xbf" + good.replace(b"good", b"2"),
    }
    for case, maker in lines.items():
        yield f"rows, {case}", "a.jsonl", maker
    tables: dict[str, Made] = {
        "a cell of 20 MB": lambda: b'id,text\n1,"' + b"x" * 20_000_000 + b'"\n2,fine\n',
        "a cell of 5 million lines": lambda: b'id,text\n1,"' + b"\n" * 5_000_000 + b'"\n2,fine\n',
        "a quotation mark that never ends": lambda: b'id,text\n1,"x\n' + b"2,fine\n" * 300_000,
        "100,000 columns": lambda: b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"x," * 100_000 + b"\n",
        "a million columns of nothing": lambda: b"text" + b"," * 1_000_000 + b"\nfine\n",
        "5 million blank rows": lambda: b"id,text\n" + b"\n" * 5_000_000 + b"2,fine\n",
        "5 million rows of blanks": lambda: b"id,text\n" + b",\n" * 5_000_000 + b"2,fine\n",
        "nothing but commas": lambda: b"," * 100_000,
        "nothing but quotation marks": lambda: b'"' * 99_999,
        "formulas": lambda: b"id,text\n=1+1,=cmd|' /C calc'!A0\n@x,+1\n",
        "one column named twice": lambda: b"text,text\na,b\n",
        "rows longer than the heading": lambda: b"id,text\n1,a,b,c,d\n",
        "an old Mac's line ends": lambda: b"id,text\r1,One.\r2,Two.\r",
    }  # fmt: skip
    for case, maker in tables.items():
        yield f"table, {case}", "a.csv", maker


def _nested_zip(depth: int) -> bytes:
    data = zipped({"a.txt": b"x"})
    for n in range(depth):
        data = zipped({f"{n}.zip": data, f"{n}b.zip": data})
    return data


def _overlapping_zip() -> bytes:
    """Many names for one packed body, as David Fifield's bomb has them."""
    data = bytearray(zipped({"a.jsonl": b" " * 20_000_000}))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, count = bytes(data[start:end]), 2000
    entries = b"".join(entry.replace(b"a.jsonl", b"%07d" % n) for n in range(count))
    tail = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(entries), start, 0)
    return bytes(data[:start]) + entries + tail


def _gzip_of_gzip(depth: int) -> bytes:
    data = b" " * 10_000_000
    for _ in range(depth):
        data = gzip.compress(data, 9)
    return data


def archive_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): zip and gzip files made to hurt."""
    climbing = ("../a.txt", "../../../../tmp/a.txt", "/tmp/a.txt", "C:/a.txt", "..\\a.txt", "a/../../b.txt", "//host/a.txt",
                "a\0b.txt", "\n.txt", "CON", "." * 200 + ".txt", "x/" * 5000 + "a.txt", "~/a.txt", "file:///a.txt")  # fmt: skip
    for name in climbing:
        yield f"zip, the name {name[:30]!r}", "a.zip", lambda name=name: zipped({name: b"x", "ok.txt": b"x"})  # type: ignore[misc]
    zips: dict[str, Made] = {
        "a bomb": lambda: zipped({"a.jsonl": b" " * 150_000_000}),
        "a bomb of text": lambda: zipped({"a.txt": b"a" * 150_000_000}),
        "20 bombs": lambda: zipped({f"{n}.csv": b"a" * 5_000_000 for n in range(20)}),
        "a nested bomb": lambda: _nested_zip(10),
        "one body under 2,000 names": _overlapping_zip,
        "a link to a file outside": lambda: zipped({"l@": b"/etc/passwd"}),
        "5,000 empty files": lambda: zipped({f"{n}.txt": b"" for n in range(5_000)}),
        "a comment that says it ends elsewhere": lambda: zipped({"a.txt": b"x"})[:-2] + b"\xff\xff" + b"x" * 100,
        "a list of 4 GB": lambda: b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65535, 65535, 0xFFFFFFFE, 0, 0),
        "a size of 4 GB": lambda: zipped({"a.txt": b"x" * 50}).replace(struct.pack("<L", 50), b"\xfe\xff\xff\xff"),
        "an unknown packing": lambda: zipped({"a.txt": b"x" * 50}).replace(b"\x08\x00", b"\x63\x00"),
        "LZMA": lambda: zipped({"a.txt": b"x" * 50}, 14),
        "a pipe for a name": lambda: zipped({"a.txt/": b"", "a.txt": b"x"}),
        "feeds that lead out": lambda: zipped({"f.opml": samples()["a.opml"], "s.xml": samples()["a.xml"]}),
    }
    for case, maker in zips.items():
        yield f"zip, {case}", "a.zip", maker
    packed: dict[str, tuple[str, Made]] = {
        "a bomb": ("a.gz", lambda: gzip.compress(b"\0" * 200_000_000, 9)),
        "a bomb of rows": ("a.jsonl.gz", lambda: gzip.compress(b"\n" * 200_000_000, 9)),
        "a bomb of a table": ("a.csv.gz", lambda: gzip.compress(b"id,text\n" + b",\n" * 60_000_000, 9)),
        "a bomb of a feed": ("a.rss.gz", lambda: gzip.compress(b"<rss>" + b" " * 150_000_000, 9)),
        "a bomb of a web archive": ("a.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\n" + b"\r\n" * 75_000_000, 9)),
        "a bomb of a web archive's header": (
            "a.warc.gz",
            lambda: gzip.compress(b"WARC/1.0\r\nX: " + b"x" * 150_000_000, 9),
        ),
        "gzip in gzip in gzip": ("a.gz", lambda: _gzip_of_gzip(6)),
        "200,000 empty members": ("a.gz", lambda: gzip.compress(b"") * 200_000),
        "a member without an end": ("a.gz", lambda: b"\x1f\x8b\x08\0\0\0\0\0\0\xff"),
        "a name without an end": ("a.gz", lambda: b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"x" * 100_000),
        "a wrong checksum": ("a.txt.gz", lambda: gzip.compress(b"text")[:-8] + b"\0" * 8),
        "every flag": ("a.gz", lambda: b"\x1f\x8b\x08\xff" + b"\xff" * 1000),
    }
    for case, (name, maker) in packed.items():
        yield f"gzip, {case}", name, maker


def web_archive_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): web archives whose lengths, headers and bodies lie."""
    fine = warc("http://n.example/fine", page("The mayor said no."))
    for length in (0, 1, 30, 100, 9999, 10**9, 10**18, 10**30, -1, "abc", "1e3", "", "0x10", " 5 "):
        yield (
            f"web archive, the length {length!r}",
            "a.warc",
            lambda length=length: (  # type: ignore[misc]
                fine + warc("http://n.example/w", page("W."), length=length) + fine.replace(b"/fine", b"/last")
            ),
        )
    chunked = "Transfer-Encoding: chunked"
    bodies: dict[str, Made] = {
        "a body that unpacks to 100 MB": lambda: warc(
            "http://n.example/b", gzip.compress(b"<p>" + b"a" * 100_000_000), http="Content-Encoding: gzip"
        ),
        "a body that is not packed": lambda: warc("http://n.example/b", page("x"), http="Content-Encoding: gzip"),
        "a body packed in an unknown way": lambda: warc("http://n.example/b", page("x"), http="Content-Encoding: zz"),
        "a body packed as it does not say": lambda: warc("http://n.example/b", zlib.compress(page("x"))),
        "wrong chunks": lambda: warc("http://n.example/b", b"ZZ\r\n" + page("x"), http=chunked),
        "a chunk of 2^64": lambda: warc("http://n.example/b", b"FFFFFFFFFFFFFFFF\r\n" + page("x"), http=chunked),
        "a header of 1 MB": lambda: warc("http://n.example/b", page("x"), http="X: " + "x" * 1_000_000),
        "100,000 headers": lambda: warc("http://n.example/b", page("x"), http="\r\n".join(["X: y"] * 100_000)),
        "no status": lambda: fine.replace(b"HTTP/1.1 200 OK", b"nothing of the kind"),
        "a status of words": lambda: fine.replace(b"200 OK", b"two hundred"),
        "a version that is none": lambda: fine.replace(b"WARC/1.0", b"WARC/9.9.9"),
        "addresses that are none": lambda: warc("file:///etc/passwd", page("x")) + warc("http://[", page("x")) + fine,
        "20,000 records without a body": lambda: warc("http://n.example/b", b"") * 20_000,
        "an archive in an archive": lambda: warc("http://n.example/b", fine, "text/plain"),
        "a zip file as a page": lambda: warc("http://n.example/b", zipped({"../a": b"x"})),
        "a feed as a page": lambda: warc("http://n.example/b", samples()["a.rss"]) + warc("http://n.example/c", samples()["a.opml"]),
    }  # fmt: skip
    for case, maker in bodies.items():
        yield f"web archive, {case}", "a.warc", lambda maker=maker: maker() + fine  # type: ignore[misc]


def _pdf_of(body: bytes, extra: bytes = b"") -> bytes:
    """A PDF whose one page has this (packed) content."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R" + extra + b">>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(body) + body + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )  # fmt: skip


def pdf_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): PDF files that lead in circles or swell."""
    sound = pdf([column("The mayor said no.")], {"Title": "T"})
    bodies: dict[str, Made] = {
        "pages in a circle": lambda: sound.replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"),
        "a parent in a circle": lambda: sound.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
        "a billion pages": lambda: sound.replace(b"/Count 1", b"/Count 1000000000"),
        "pages that are none": lambda: sound.replace(b"/Kids[4 0 R]", b"/Kids[1 0 R 3 0 R 99 0 R]"),
        "no root": lambda: sound.replace(b"/Root 1 0 R", b""),
        "a root that is none": lambda: sound.replace(b"/Root 1 0 R", b"/Root 3 0 R"),
        "a typeface that is none": lambda: sound.replace(b"/F1 3 0 R", b"/F1 1 0 R"),
        "a table of places that lies": lambda: sound.replace(b"0000000", b"0000999"),
        "a start that lies": lambda: sound.replace(b"startxref\n", b"startxref\n9"),
        "a table before that is itself": lambda: sound.replace(b"/Root", b"/Prev 9/Root"),
        "100,000 levels of list": lambda: sound.replace(b"/Title (T)", b"/Title " + b"[" * 100_000),
        "a content that swells": lambda: _pdf_of(zlib.compress(b" " * 60_000_000, 9)),
        "a content of a million commands": lambda: _pdf_of(zlib.compress(b"BT (a) Tj ET\n" * 1_000_000, 9)),
        "a content of open brackets": lambda: _pdf_of(zlib.compress(b"[" * 1_000_000, 9)),
        "a content that is damaged": lambda: _pdf_of(zlib.compress(b"BT (a) Tj ET\n" * 1000)[:-20]),
        "a form that draws itself": lambda: _pdf_of(
            zlib.compress(b"/X Do"), b"/Resources<</XObject<</X 4 0 R>>>>"
        ),
        "every filter at once": lambda: _pdf_of(b"x").replace(
            b"/FlateDecode", b"[/FlateDecode/LZWDecode/ASCII85Decode/ASCIIHexDecode/RunLengthDecode/JBIG2Decode]"
        ),
        "an unknown encryption": lambda: sound.replace(b"/Root", b"/Encrypt<</Filter/Nope/V 9>>/Root"),
        "a script": lambda: sound.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "a link elsewhere": lambda: sound.replace(b"/Catalog", b"/Catalog/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"),
        "nothing but its mark": lambda: b"%PDF-",
        "100,000 objects of nothing": lambda: b"%PDF-1.4\n" + b"".join(b"%d 0 obj<<>>endobj\n" % n for n in range(100_000)),
    }  # fmt: skip
    for case, maker in bodies.items():
        yield f"PDF, {case}", "a.pdf", maker


def text_traps() -> Iterator[tuple[str, str, Made]]:
    """(case, file name, maker): plain texts, saved pages and JSON that are none."""
    deep_mail = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 3000
    )
    bodies: dict[str, tuple[str, Made]] = {
        "nothing but zeros": ("a.txt", lambda: b"\0" * 100_000),
        "nothing but line ends": ("a.txt", lambda: b"\n" * 1_000_000),
        "nothing but marks of byte order": ("a.txt", lambda: b"\xef\xbb\xbf" * 100),
        "every byte": ("a.txt", lambda: bytes(range(256)) * 100),
        "half a character": ("a.txt", lambda: "said “no”".encode()[:-2]),
        "UTF-16 without its mark": ("a.txt", lambda: TEXT.encode("utf-16-be")),
        "UTF-32": ("a.txt", lambda: TEXT.encode("utf-32")),
        "half of UTF-32": ("a.txt", lambda: TEXT.encode("utf-32")[:-3]),
        "UTF-7": ("a.txt", lambda: TEXT.encode("utf-7")),
        "EBCDIC": ("a.txt", lambda: "The mayor said no.".encode("cp037") * 20),
        "control characters": ("a.txt", lambda: b"\x1b[31m\x07\x08said\x7f" * 50),
        "a million combining marks": ("a.txt", lambda: ("a" + "\u0301" * 1_000_000).encode()),
        "right to left": ("a.txt", lambda: "\u202e\u2066قال\u2069 \u202c".encode() * 100),
        "beyond the plane": ("a.txt", lambda: "\U0010ffff\U000e0001 said".encode() * 100),
        "one word of 10 MB": ("a.txt", lambda: b"a" * 10_000_000),
        "a saved page of 3,000 levels": ("a.mhtml", lambda: deep_mail),
        "a saved page with a wrong charset": ("a.mhtml", lambda: samples()["a.mhtml"].replace(b"text/html", b"text/html; charset=zip")),
        "a saved page in wrong base64": ("a.mhtml", lambda: samples()["a.mhtml"].replace(b"text/html\n", b"text/html\nContent-Transfer-Encoding: base64\n")),
        "a saved page with a header of 1 MB": ("a.mhtml", lambda: b"X: " + b"x" * 1_000_000 + b"\n" + samples()["a.mhtml"]),
        "a JSON feed too deep": ("a.json", lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000),
        "a JSON feed of wrong kinds": ("a.json", lambda: json.dumps(
            {"version": "https://jsonfeed.org/version/1", "title": [], "language": 7, "items": [
                {}, [], None, 1, "x", {"id": {}, "url": [], "content_html": 3, "date_published": {}, "title": True},
                {"id": "http://[", "url": "http://[", "content_text": "d"}]}).encode()),
        "a JSON feed of 100,000 entries": ("a.json", lambda: (
            b'{"version": "https://jsonfeed.org/version/1", "items": [' + b",".join(b'{"id": %d, "content_text": "d"}' % n for n in range(100_000)) + b"]}")),
        "JSON too deep": ("a.json", lambda: b"[" * 100_000),
        "a tar file": ("a.tar", lambda: b"\0" * 257 + b"ustar" + b"\0" * 250),
        "a picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        "a Word document": ("a.docx", lambda: zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})),
        "a list of lists": ("a.opml", lambda: b"<opml>" + b"<outline>" * 200 + b"<outline xmlUrl='https://n.example/'/>"),
        "a list of wrong addresses": ("a.opml", lambda: b"<opml><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='//'/><outline xmlUrl='http://['/></opml>"),
        "a sitemap of 100,000 addresses": ("a.xml", lambda: b"<urlset>" + b"".join(b"<url><loc>http://n.example/%d</loc></url>" % n for n in range(100_000)) + b"</urlset>"),
    }  # fmt: skip
    for case, (name, maker) in bodies.items():
        yield f"text, {case}", name, maker


def all_cases() -> list[tuple[str, str, Made]]:
    """Every case that is one file."""
    return [
        *damaged(), *misnamed(), *xml_traps(), *page_traps(), *row_traps(), *archive_traps(), *web_archive_traps(),
        *pdf_traps(), *text_traps(),
    ]  # fmt: skip

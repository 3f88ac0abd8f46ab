"""From bytes to the exact text: byte order marks, UTF-8, what the page or server declares, and only then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from onrecord.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_READABLE = """
    utf-8 cp866 koi8-r koi8-u mac-roman mac-cyrillic gbk gb2312 gb18030 big5 big5hkscs euc_jp shift_jis cp932
    iso2022_jp euc_kr cp949 cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13
    iso8859-14 iso8859-15 iso8859-16
""".split()
_LATIN = frozenset({"ascii", "iso8859-1"})
"""Declared as these, a page is windows-1252 to every browser (WHATWG Encoding Standard, 4.2)."""

_GUESSES = "cp1250 cp1251 koi8_r cp1253 cp1254 cp1255 cp1256 shift_jis gb18030 big5 euc_kr".split()
_GUESS_BYTES = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_IN_TEXT = 0.01
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_MOSTLY = 0.8
_NOT_WESTERN = re.compile(r"[^\W\d_][¡-©¬-¹»-¿×÷][^\W\d_]|[À-ÖØ-öø-ÿ]{3}")
_INVISIBLE = re.compile(r"[\s\ufeff\u00ad\u200b-\u200f\u2060]*")


def decode(data: bytes, name: str, declared: Sequence[str] = ()) -> str:
    """The text of some bytes, not one character changed but a byte order mark dropped; raises InputError.

    `declared` are encodings that the input itself names, the most trusted first; they are tried after UTF-8.
    """
    text = _decode_surely(data, name, declared)
    if text is None:
        text = _guess(_refuse_damaged(data, name), name)
    return _refuse_binary(text, name)


def decode_page(data: bytes, name: str, declared: Sequence[str] = ()) -> str:
    """Like `decode`, for HTML: damaged UTF-8 is read with U+FFFD for what is lost, as every browser does."""
    text = _decode_surely(data, name, declared)
    if text is None:
        text = data.decode("utf-8", "replace") if _mostly_utf8(data) else _guess(data, name)
    return _refuse_binary(text, name)


def refuse_blank(text: str, name: str) -> str:
    """The text itself; raises InputError where nothing in it can be read."""
    if not text:
        raise InputError(name, "is empty; there is nothing to read")
    if _INVISIBLE.fullmatch(text):
        raise InputError(name, "holds only blanks; there is nothing to read")
    return text


def byte_order_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start names, or None."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by zeros in every other byte, or None."""
    sample = head[: min(len(head), 4096) // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if not even and odd > len(sample) * 0.05:
        return "utf-16-le"
    if not odd and even > len(sample) * 0.05:
        return "utf-16-be"
    return None


def encoding_of_sample(head: bytes, name: str) -> str:
    """The encoding of a text by its first bytes, which may end inside a character; raises InputError."""
    if b"\0" in head:
        raise _binary(name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(head) else _guessed_encoding(head, name)
    return "utf-8"


def decode_line(line: bytes, encoding: str, name: str) -> str:
    """One line in that encoding; an old file may look like UTF-8 until its first accent. Raises InputError."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        western = None if encoding != "utf-8" or _mostly_utf8(line) else _as_western(line)
    if western is None:
        raise InputError(name, "is in an encoding that cannot be told; save the file as UTF-8")
    return western


def _decode_surely(data: bytes, name: str, declared: Sequence[str]) -> str | None:
    marked = byte_order_encoding(data)
    if marked is not None:
        return _decode_marked(data, name, marked)
    if b"\0" in data:
        return _decode_wide(data, name)
    for encoding in ("utf-8", *filter(None, map(_readable, declared))):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _decode_marked(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"starts as {encoding[:6].upper()} but is damaged at byte {error.start}; save it again as UTF-8"
        raise InputError(name, reason) from None


def _decode_wide(data: bytes, name: str) -> str:
    encoding = wide_encoding(data)
    if encoding is None:
        raise _binary(name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _binary(name) from None


def _readable(label: str) -> str | None:
    """The codec of a declared label; only character sets, so that no label can choose Python's other codecs."""
    try:
        codec = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if codec in _LATIN else codec if codec in _READABLE else None


def _mostly_utf8(data: bytes) -> bool:
    high = len(_HIGH.findall(data))
    whole = sum(map(len, _MULTIBYTE.findall(data)))
    return whole >= 2 and whole >= high * _MOSTLY


def _refuse_damaged(data: bytes, name: str) -> bytes:
    if not _mostly_utf8(data):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is damaged UTF-8: byte {error.start} fits no character; save it again") from None
    return data


def _guess(data: bytes, name: str) -> str:
    try:
        return data.decode(_guessed_encoding(data, name))
    except UnicodeDecodeError:
        raise _unknown(name) from None


def _guessed_encoding(data: bytes, name: str) -> str:
    if _as_western(data) is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES], cp_isolation=_GUESSES, enable_fallback=False).best()
    if best is None:
        raise _unknown(name)
    return best.encoding


def _as_western(data: bytes) -> str | None:
    """The text in windows-1252, where it reads like words: no symbol inside a word, no run of accented letters.

    The detector needs more letters than a short report has, and takes English with curly quotes for Polish.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _NOT_WESTERN.search(text) else text


def _refuse_binary(text: str, name: str) -> str:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > len(text) * _CONTROLS_IN_TEXT:
        raise _binary(name)
    return text


def _binary(name: str) -> InputError:
    return InputError(name, "looks like a binary file; give its text, its HTML page, or JSON lines")


def _unknown(name: str) -> InputError:
    return InputError(name, "is in an encoding that cannot be told; save it as UTF-8")

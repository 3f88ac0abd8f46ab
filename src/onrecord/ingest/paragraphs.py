"""Text out of markup: white space folded as a browser folds it, one blank line between paragraphs."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class Paragraphs:
    """Collects runs of text; `text` gives them with lines ended by one newline and paragraphs by two."""

    def __init__(self) -> None:
        self._paragraphs: list[list[list[str]]] = [[[]]]

    def add(self, run: str | None) -> None:
        """Add text to the current line."""
        if run:
            self._paragraphs[-1][-1].append(run)

    def add_preformatted(self, run: str | None) -> None:
        """Add text in which a blank line ends a paragraph, as in `<pre>`."""
        first, *others = _BLANK_LINE.split(run or "")
        self.add(first)
        for other in others:
            self.end_paragraph()
            self.add(other)

    def end_line(self) -> None:
        """Go to a new line of the same paragraph; after an empty line, which a reader sees as a gap, to a new one."""
        lines = self._paragraphs[-1]
        if len(lines) > 1 and not "".join(lines[-1]).strip():
            self.end_paragraph()
        else:
            lines.append([])

    def end_paragraph(self) -> None:
        """Go to a new paragraph; several ends in a row are one."""
        self._paragraphs.append([[]])

    def text(self) -> str:
        """All that was collected, without empty lines and paragraphs."""
        paragraphs = (self._lines(paragraph) for paragraph in self._paragraphs)
        return "\n\n".join(filter(None, paragraphs))

    @staticmethod
    def _lines(paragraph: list[list[str]]) -> str:
        lines = (_SPACE.sub(" ", "".join(line)).strip(" ") for line in paragraph)
        return "\n".join(filter(None, lines))

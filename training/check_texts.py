"""Check marked gold files: `python training/check_texts.py FILE_OR_FOLDER...` prints faults and counts."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from onrecord.evaluation.marked import MarkedError, load


def main() -> int:
    files = [f for a in sys.argv[1:] for f in (sorted(Path(a).rglob("*.txt")) if Path(a).is_dir() else [Path(a)])]
    faults = statements = nested = words = 0
    for file in files:
        try:
            article = load(file)
        except MarkedError as error:
            faults += 1
            print(error)
            continue
        words += len(article.text.split())
        for s in article.statements:
            statements += 1
            nested += s.parent is not None
            if s.act is None:
                faults += 1
                print(f"{file}: statement {s.number} has no label line")
            source = {p for b, e in s.spans.get("source", []) for p in range(b, e)}
            for role in ("cue", "content"):
                if source & {p for b, e in s.spans.get(role, []) for p in range(b, e)}:
                    faults += 1
                    print(f"{file}: source and {role} of statement {s.number} overlap")
            if len(s.spans.get("source", [])) > 1:
                faults += 1
                print(f"{file}: the source of statement {s.number} comes in several parts")
    print(f"{len(files)} files, {words} words, {statements} statements, {nested} nested, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

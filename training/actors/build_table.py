"""Build the table of actors: `python training/actors/build_table.py KNOWLEDGE_FOLDER` writes the package's data.

KNOWLEDGE_FOLDER holds factbook/, congress-legislators/ and phoenix-actors/ as their makers publish them (the factbook
condensed to government.jsonl). The rest is written by hand in this folder. The same sources give the same table.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from onrecord.actors.knowledge.indexing import name_entries, office_entries, office_key  # noqa: E402
from onrecord.actors.knowledge.keys import name_key  # noqa: E402
from onrecord.actors.knowledge.rows import to_row  # noqa: E402
from training.actors.congress import add_congress  # noqa: E402
from training.actors.draft import Drafts  # noqa: E402
from training.actors.handwritten import HERE, add_organizations, add_people  # noqa: E402
from training.actors.leaders import add_leaders  # noqa: E402
from training.actors.ministers import add_ministers  # noqa: E402
from training.actors.states import add_states  # noqa: E402

if TYPE_CHECKING:
    from onrecord.actors.knowledge.actor import Actor, Office

Roles = dict[str, dict[str, Any]]
Index = dict[str, dict[str, None]]
DATA = ROOT / "src" / "onrecord" / "actors" / "knowledge" / "data"


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    knowledge = Path(sys.argv[1])
    drafts = Drafts()
    add_states(drafts, knowledge)
    stands_for = add_organizations(drafts)
    add_people(drafts)
    report(sorted(add_congress(drafts, knowledge)))
    report(add_leaders(drafts, knowledge))
    report([f"ministers: {outcome}: {count}" for outcome, count in add_ministers(drafts, knowledge).items()])
    write([draft.done() for draft in drafts.by_id.values()], stands_for)
    return 0


def report(notes: list[str]) -> None:
    print("\n".join(notes))


def write(actors: list[Actor], stands_for: dict[tuple[str, str], str]) -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    roles: Roles = tomllib.loads((HERE / "roles.toml").read_text(encoding="utf-8"))
    index: Index = defaultdict(dict)
    for row, actor in enumerate(actors):
        for key, value in (*name_entries(actor, str(row)), *office_entries(actor, str(row))):
            index[key][value] = None
        index_meant(index, row, actor, roles, stands_for)
    index_institutions(index, stands_for)
    index_roles(index, roles)
    put("actors.tsv", [to_row(actor) for actor in actors])
    put("index.tsv", sorted(f"{key}\t{' '.join(values)}" for key, values in index.items()))
    for name in ("institutions.toml", "sources.tsv"):
        put(name, (HERE / name).read_text(encoding="utf-8").splitlines())


def put(name: str, lines: list[str]) -> None:
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def index_meant(index: Index, row: int, actor: Actor, roles: Roles, stands_for: dict[tuple[str, str], str]) -> None:
    """Offices under other names: the minister as head of the ministry, the chancellor."""
    for place, office in enumerate(actor.offices):
        for of, role in offices_meant(office, roles, stands_for):
            index[office_key(of, role)][f"{row}.{place}"] = None


def offices_meant(office: Office, roles: Roles, stands_for: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    of, known = office.of or "", roles.get(office.role, {})
    meant = [(of, role) for role, entry in roles.items() if of in entry.get("held_by", {}).get(office.role, [])]
    if "heads" in known and len(of) == 2:
        meant.append((stands_for.get((of, known["heads"]), f"org/{of.lower()}-{known['heads']}"), "head"))
    return meant


def index_institutions(index: Index, stands_for: dict[tuple[str, str], str]) -> None:
    for (country, institution), id_ in stands_for.items():
        index[f"${country}/{institution}"][id_] = None


def index_roles(index: Index, roles: Roles) -> None:
    """`!words` leads to roles, each as role, or role>of where the words tell whose office it is."""
    implied = roles.pop("implied")
    for role, entry in roles.items():
        for phrase in entry["phrases"]:
            of = entry.get("of") or implied.get(phrase)
            index["!" + name_key(phrase)][f"{role}>{of}" if of else role] = None


if __name__ == "__main__":
    raise SystemExit(main())

"""An agency's report, what papers make of it, and reports of the same events by desks of their own; all invented."""

from __future__ import annotations

from onrecord.document import Document, Published

AGENCY = """\
Dam at Veluna holds as reservoir passes record level

VELUNA, 14 May (Northern Wire) - Engineers opened the last two spillways of the Veluna dam on Friday after the \
reservoir rose above the mark set in 1978, the river authority said.

About 6,200 people in four villages below the wall were told to leave their homes by nightfall. "We would \
rather be called timid than be called late," the authority's director, Hanne Solberg-Reyes, told reporters at \
the site.

The inflow reached 2,900 cubic metres a second at noon, she said, and was expected to fall from Saturday \
evening.

The opposition mayor of Lower Veluna, Pascal Otieno, accused the authority of having kept the reservoir too \
full in April to sell more electricity. Solberg-Reyes denied it and said the level had followed the published \
rule curve.

A farmer, Ilya Brandt, said water had already reached the doors of his barn when the order came. "Nobody rang. \
My neighbour's dog told us," he said.

The army sent three helicopters and 140 soldiers, according to the interior ministry. Two elderly women were \
taken to hospital with exhaustion.

The dam, 94 metres high, was finished in 1961 and supplies a tenth of the country's power. A survey last year \
found seepage in its left abutment but called the structure sound.

Rain is forecast to end on Sunday.
"""
PARAGRAPHS = AGENCY.split("\n\n")
LIGHTLY_EDITED = (
    AGENCY.replace("About 6,200 people", "Some 6,200 residents")
    .replace("told reporters at the site", "told journalists at the dam")
    .replace("accused the authority of having kept", "charged that the authority had kept")
    .replace("(Northern Wire) ", "")
    .replace("Two elderly women were", "Two women in their eighties were")
)
OTHER_HEADLINE = "\n\n".join(["Thousands flee below swollen dam", *PARAGRAPHS[1:]])
CUT = "\n\n".join(PARAGRAPHS[:5])
WITH_LOCAL = "\n\n".join(
    [
        "Veluna flood: what it means for our valley",
        *PARAGRAPHS[1:6],
        "In Hollen, thirty kilometres downstream, the fire brigade filled sandbags through the afternoon. The school "
        "on Mill Street stays closed on Monday, headmistress Carla Nim said, and the market moves to the hill.",
        "The Courier's readers sent more than fifty pictures of the river, a choice of which stands on page seven.",
    ]
)
UPPER_AND_CURLY = AGENCY.replace('"', "”").replace("metres", "METRES")
OWN_DESK = """\
Villages emptied below Veluna dam

Buses were still climbing out of Lower Veluna after dark on Friday, their windows lit and full of bedding. \
Behind them the dam's last two gates roared.

Hanne Solberg-Reyes, who runs the river authority, stood in the rain at the foot of the wall. "We would rather \
be called timid than be called late," she said. She put the inflow at 2,900 cubic metres a second and spoke of \
relief by Saturday evening.

Pascal Otieno, who has been mayor of the lower town for nine years and sits with the opposition, was having \
none of it. The lake had been kept brim-full through April, he claimed, because power prices were high. The \
authority rejects the charge.

At Ilya Brandt's farm the cows stood in water to their knees. "Nobody rang. My neighbour's dog told us," the \
farmer said.

The interior ministry counted 140 soldiers and three helicopters on the ground; hospitals admitted two women.
"""
NEXT_DAY = """\
Veluna reservoir falls for first time in a week

VELUNA, 15 May (Northern Wire) - The reservoir behind the Veluna dam fell by eleven centimetres overnight, the \
river authority said on Saturday, a day after about 6,200 people were ordered out of four villages below the \
wall.

Director Hanne Solberg-Reyes said the spillways would stay open until Monday. She again rejected a charge by \
Pascal Otieno, mayor of Lower Veluna, that the lake had been kept too full to sell more electricity.

Police said a man of 54 was missing after his car was found in the river near the Hollen bridge.
"""
UNRELATED = """\
Central bank of Ardenia leaves rate unchanged

The governing council voted seven to two to keep the main rate at 4.25 percent, governor Lise Amadou said on \
Friday, arguing that wages were still rising faster than output. Two members wanted a cut. Markets had \
expected no change, and the crown was little moved. Amadou said she would "not rule anything in or out" for \
the autumn.
"""


def article(name: str, text: str, source: str | None = None, published: str | None = None) -> Document:
    """An article of which only what decides about copies is given."""
    when = Published(published, "day" if len(published) == 10 else "minute", "input") if published else None
    return Document(name, text, source=source, published=when)

"""Numbers that are no quantities, and words that look like numbers."""

import pytest

from onrecord.grounding.figures import find_figures


@pytest.mark.parametrize(
    "text",
    [
        "He came on January 24.",
        "He came on Jan. 24, 2011.",
        "He came on 16 November 2022.",
        "The hunt is on Sept. 20-24 and Oct. 18-22.",
        "He came in 1987.",
        "The 2014-15 season was dull.",
        "Between 1600 and 1900 it was cold.",
        "He was popular in the 1990s.",
        "Rome fell in 476 AD.",
        "He came at 9:01 p.m. and left at 10 pm.",
        "The shop is open from 6 to 8 p.m.",
        "The plant stopped at 17.30 on Monday.",
        "14.20 Power is back.",
        "She lives at 10 Downing Street.",
        "She lives at 1600 Pennsylvania Avenue.",
        "Call 555-1234 or (202) 555-0143.",
        "Call 020 7946 0958 now.",
        "Call +1 202 555 0143 now.",
        "They won 3-1.",
        "A 0-0 draw followed.",
        "The 22nd amendment is the second one.",
        "He was third in the twenty-sixth race.",
        "COVID-19 and the PLX-R18 came with 5G.",
        "The Boeing 737 and the Galaxy S23 are old.",
        "See page 12 and No. 5.",
        "The S&P 500 rose.",
        "He drove on Route 66.",
        "Prescott (4) ran.",
        "Senard, 65, left.",
        "On 9/11 he was home.",
        "The date was 12/11/2022.",
        "The address is 192.168.1.2.",
        "It is a four-door car.",
        "It was the second half.",
        "No one saw one another.",
        "This one is new.",
        "They came to ground zero.",
        "He watched Formula One.",
        "He met the Big Four.",
        "As many saw it as before.",
        "Several trains were late, and many buses.",
        "He scores often.",
        "The Fourth of July is near.",
        "",
    ],
)
def test_no_quantity(text: str) -> None:
    assert [figure.text for figure in find_figures(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2014 he sold 2014 boats.", ["2014"]),
        ("On May 5 they found 5 boats.", ["5"]),
        ("The Boeing 737 carries 180 people.", ["180"]),
        ("At 9 p.m. the count was 800-1000 people.", ["800-1000"]),
        ("About 1000 come from the coast.", ["About 1000"]),
        ("The vote was 52 to 48.", ["52", "48"]),
        ("It rose 5% to 10%.", ["5%", "10%"]),
    ],
)
def test_quantities_beside_names(text: str, found: list[str]) -> None:
    assert [figure.text for figure in find_figures(text)] == found

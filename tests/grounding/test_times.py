"""Times: what is found, and what it means. Articles are of Wednesday 16 November 2022 unless a case says otherwise."""

from __future__ import annotations

import pytest

from onrecord.document import Published
from onrecord.grounding.times import Time, find_times

WEDNESDAY = "2022-11-16"


def read(text: str, published: str | None = WEDNESDAY) -> tuple[Time, ...]:
    return find_times(text, None, Published(published, "day", "input") if published else None)


def shown(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(time.text, time.type, time.value) for time in read(text, published)]


ABSOLUTE = [
    ("The bridge fell on 3 March 2021.", "3 March 2021", "2021-03-03"),
    ("The bridge fell on March 3, 2021.", "March 3, 2021", "2021-03-03"),
    ("The bridge fell on the 3rd of March 2021.", "the 3rd of March 2021", "2021-03-03"),
    ("The bridge fell on Sept. 9.", "Sept. 9", "2022-09-09"),
    ("The log says 2021-03-03.", "2021-03-03", "2021-03-03"),
    ("The log says 12/25/2020.", "12/25/2020", "2020-12-25"),
    ("The log says 25/12/2020.", "25/12/2020", "2020-12-25"),
    ("The dam was built in 1961.", "1961", "1961"),
    ("The 1614 rules were kept.", "The 1614", "1614"),
    ("It rained in February 1998.", "February 1998", "1998-02"),
    ("It rained in early September 1998.", "early September 1998", "1998-09"),
    ("It began in early 2016.", "early 2016", "2016"),
    ("The mills closed in the 1990s.", "the 1990s", "199"),
    ("The mills closed in the early '90s.", "the early '90s", "199"),
    ("The mills closed in the nineties.", "the nineties", "199"),
    ("A 20th-century law still holds.", "20th-century", "19"),
    ("The city burned in 480 BC.", "480 BC", "BC0480"),
    ("The film was shot in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("They met in the summer of 2021.", "the summer of 2021", "2021-SU"),
    ("Sales fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
    ("Q3 2020 was poor.", "Q3 2020", "2020-Q3"),
    ("Sales fell in the first half of 2020.", "the first half of 2020", "2020-H1"),
    ("Sales fell in fiscal 2020.", "fiscal 2020", "2020"),
    ("They will vote on Easter Sunday 2018.", "Easter Sunday 2018", "2018-04-01"),
    ("The strike began in the last week of August 1918.", "the last week of August 1918", "1918-W35"),
]

RELATIVE = [
    ("They met today.", "today", "2022-11-16"),
    ("They met yesterday.", "yesterday", "2022-11-15"),
    ("They meet tomorrow.", "tomorrow", "2022-11-17"),
    ("They met the day before yesterday.", "the day before yesterday", "2022-11-14"),
    ("The minister, at a meeting this Wednesday, refused.", "this Wednesday", "2022-11-16"),
    ("He resigned last Friday.", "last Friday", "2022-11-11"),
    ("He resigns next Friday.", "next Friday", "2022-11-18"),
    ("He resigned late last week.", "late last week", "2022-W45"),
    ("He resigned earlier this month.", "earlier this month", "2022-11"),
    ("He will resign next year.", "next year", "2023"),
    ("He resigned last May.", "last May", "2022-05"),
    ("He resigned last December.", "last December", "2021-12"),
    ("The army has been there since February.", "February", "2022-02"),
    ("Fighting will slow in the coming winter months.", "the coming winter months", "2022-WI"),
    ("Coal ran out last winter.", "last winter", "2021-WI"),
    ("They paused over the weekend.", "the weekend", "2022-W45-WE"),
    ("He left two years ago.", "two years ago", "2020"),
    ("He left five months ago.", "five months ago", "2022-06"),
    ("He left ten days ago.", "ten days ago", "2022-11-06"),
    ("He left a few years ago.", "a few years ago", "PAST_REF"),
    ("He returns three weeks from now.", "three weeks from now", "2022-W49"),
    ("Profit doubled from a year earlier.", "a year earlier", "2021"),
    ("It must be done by year's end.", "year's end", "2022"),
    ("It must be done by the end of the month.", "the end of the month", "2022-11"),
    ("He left the year before last.", "the year before last", "2020"),
    ("Trade will halt on New Year's Day.", "New Year's Day", "2023-01-01"),
    ("Prices rose in mid-October.", "mid-October", "2022-10"),
]

DIRECTION = [
    ("past tense looks back", "The council met on Friday.", "2022-11-11"),
    ("future tense looks ahead", "The council will meet on Friday.", "2022-11-18"),
    ("a passive plan looks ahead", "The plan is expected to be announced on Friday.", "2022-11-18"),
    ("a deadline looks ahead past a participle", "She expected it to be fully restored by Friday.", "2022-11-18"),
    ("the past perfect keeps a plan behind", "The offer had been due to lapse on Friday.", "2022-11-11"),
    ("the same day is today", "The council met on Wednesday.", "2022-11-16"),
    ("United is no participle", "United will open the line on Friday.", "2022-11-18"),
    ("a progressive is a plan", "He is reportedly coming on Friday.", "2022-11-18"),
    ("a month of an event is over", "Under a June deal the firm will pay.", "2022-06"),
    ("a month ahead", "The vote will be held in March.", "2023-03"),
    ("a month behind", "The vote was held in March.", "2022-03"),
    ("a day is the nearest", "The dividend is payable Dec. 7.", "2022-12-07"),
    ("a day over New Year", "The dividend is payable Jan. 7.", "2023-01-07"),
]

CLOCK = [
    ("The shop closed at 10 p.m. Tuesday.", "10 p.m. Tuesday", "2022-11-15T22:00"),
    ("The shop closed at 5:10 pm.", "5:10 pm", "2022-11-16T17:10"),
    ("It left about 17.30, he said.", "17.30", "2022-11-16T17:30"),
    ("The line was cut at 06:41.", "06:41", "2022-11-16T06:41"),
    ("They left at noon on Monday.", "noon", "2022-11-14T12:00"),
    ("They left at midnight Monday.", "midnight Monday", "2022-11-14T24:00"),
    ("They left at 4.20 this morning.", "4.20 this morning", "2022-11-16T04:20"),
    ("They left on Tuesday night.", "Tuesday night", "2022-11-15TNI"),
    ("They left early Tuesday morning.", "early Tuesday morning", "2022-11-15TMO"),
    ("They left on the night of 12 January 2022.", "the night of 12 January 2022", "2022-01-12TNI"),
    ("They left last night.", "last night", "2022-11-15TNI"),
    ("They left in the early hours of Sunday.", "the early hours of Sunday", "2022-11-13TMO"),
    ("He was gone by dawn.", "dawn", "2022-11-16TMO"),
]

LENGTHS = [
    ("In the nine months of war it fell twice.", "the nine months", "P9M"),
    ("It came 24 hours after the blast.", "24 hours", "PT24H"),
    ("The gap is three and a half hours.", "three and a half hours", "PT3H30M"),
    ("She waited half an hour.", "half an hour", "PT30M"),
    ("A five-year plan was drawn up.", "five-year", "P5Y"),
    ("He was there for a couple of years.", "a couple of years", "P2Y"),
    ("He was there for a dozen years.", "a dozen years", "P12Y"),
    ("It lasted more than twenty-four days.", "more than twenty-four days", "P24D"),
    ("It lasted 2 1/2 years.", "2 1/2 years", "P2.5Y"),
    ("It lasted ten brutal months.", "ten brutal months", "P10M"),
    ("It was theirs for centuries.", "centuries", "PXCE"),
    ("They will come within hours.", "hours", "PTXH"),
    ("Prices have risen in recent years.", "recent years", "PXY"),
    ("Prices have risen over the past three weeks.", "the past three weeks", "P3W"),
]

SETS = [
    ("The bakery opens every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The bakery is closed on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
    ("They march each July.", "each July", "XXXX-07"),
    ("They vote every four years.", "every four years", "P4Y"),
    ("They meet twice a week.", "twice a week", "P1W"),
    ("The list is printed daily.", "daily", "XXXX-XX-XX"),
    ("It pays annually.", "annually", "XXXX"),
    ("The bell rang every morning.", "every morning", "XXXX-XX-XXTMO"),
]

VAGUE = [
    ("They now accept it.", "now", "PRESENT_REF"),
    ("They currently accept it.", "currently", "PRESENT_REF"),
    ("They recently accepted it.", "recently", "PAST_REF"),
    ("They accepted it in the past.", "the past", "PAST_REF"),
    ("They may accept it anytime soon.", "anytime soon", "FUTURE_REF"),
    ("They may accept it in the foreseeable future.", "the foreseeable future", "FUTURE_REF"),
    ("One day they will accept it.", "One day", "FUTURE_REF"),
]

NO_TIMES = [
    ("a name", "USA Today printed the map of the Prague Spring."),
    ("a month's name as a verb", "They may march on the capital."),
    ("a season's name as a verb", "Prices are likely to fall below the cost."),
    ("a count that looks like a year", "The army sent 2000 troops."),
    ("a rate", "The pipe carries two billion cubic metres a year."),
    ("a fraction", "Three-quarters of the houses stood, a quarter of them empty."),
    ("a price that looks like a clock", "It was sold at 2.46 billion."),
    ("soon in a story", "They soon left."),
    ("an impossible day", "Form 2021-13-45 was lost."),
    ("ages", "The captain, 52 years old, survived."),
    ("decades of a life", "A man in his 20s was found."),
]

RANGES = [
    ("The siege of 23-28 March 1951 failed.", ["1951-03-23", "1951-03-28"]),
    ("From June 24 to July 17, 1863, it rained.", ["1863-06-24", "1863-07-17"]),
    ("The crisis of 1995-96 passed.", ["1995", "1996"]),
    ("It lasted from 499 to 493 BC.", ["BC0499", "BC0493"]),
    ("On 6 May and 7 June 2020 they met.", ["2020-05-06", "2020-06-07"]),
    ("Between 1985 and 1987 he sold.", ["1985", "1987"]),
    ("In April and June 1955 he sold.", ["1955-04", "1955-06"]),
]


@pytest.mark.parametrize(("text", "words", "value"), [*ABSOLUTE, *RELATIVE])
def test_dates(text: str, words: str, value: str) -> None:
    assert shown(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(("why", "text", "value"), DIRECTION)
def test_tense_decides_the_direction(why: str, text: str, value: str) -> None:
    assert [time.value for time in read(text)] == [value], why


@pytest.mark.parametrize(("text", "words", "value"), CLOCK)
def test_times_of_day(text: str, words: str, value: str) -> None:
    assert (words, "TIME", value) in shown(text)


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS)
def test_durations(text: str, words: str, value: str) -> None:
    assert shown(text) == [(words, "DURATION", value)]


@pytest.mark.parametrize(("text", "words", "value"), SETS)
def test_sets(text: str, words: str, value: str) -> None:
    assert shown(text) == [(words, "SET", value)]


@pytest.mark.parametrize(("text", "words", "value"), VAGUE)
def test_vague_references(text: str, words: str, value: str) -> None:
    assert shown(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(("why", "text"), NO_TIMES)
def test_what_is_no_time(why: str, text: str) -> None:
    assert shown(text) == [], why


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_ranges_give_both_ends(text: str, values: list[str]) -> None:
    assert [time.value for time in read(text)] == values


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("In 2020 it rained.", "2020-01-01", "2020-12-31"),
        ("In February 2020 it rained.", "2020-02-01", "2020-02-29"),
        ("In the winter of 2022 it rained.", "2022-12-01", "2023-02-28"),
        ("It rained over the past three weeks.", "2022-10-26", "2022-11-16"),
        ("It will rain for the next two days.", "2022-11-16", "2022-11-18"),
        ("It came 24 hours after the blast.", "2022-11-15", "2022-11-16"),
        ("It rained in the past.", None, "2022-11-16"),
        ("It may rain anytime soon.", "2022-11-16", None),
        ("It rained for nine months.", None, None),
        ("It rains every Monday.", None, None),
    ],
)
def test_first_and_last_day(text: str, begin: str | None, end: str | None) -> None:
    (time,) = read(text)
    assert (time.begin, time.end) == (begin, end)


ENDS_NOW = [
    ("what lasts", "It was the worst defeat in the nine months of war.", "2022-02-16", "2022-11-16"),
    (
        "what lasts, without an article",
        "After nine months of heavy fighting, the town is empty.",
        "2022-02-16",
        "2022-11-16",
    ),
    ("a length not told", "In the months of war the town has lost its bridges.", None, "2022-11-16"),
    ("last, of what lasts", "In the last three weeks of fighting the town fell.", "2022-10-26", "2022-11-16"),
    ("since an event", "In the two weeks since the vote, prices rose.", "2022-11-02", "2022-11-16"),
    ("into what lasts", "A month into the siege, food has run out.", "2022-10-16", "2022-11-16"),
    ("as an age", "It is a nine-month-old war.", "2022-02-16", "2022-11-16"),
    ("going on", "It has been raining for three days.", "2022-11-13", "2022-11-16"),
    ("recent", "In recent weeks prices rose.", None, "2022-11-16"),
    ("a few", "In the past few weeks prices rose.", None, "2022-11-16"),
    ("still to come", "In the coming weeks prices will rise.", "2022-11-16", None),
]

DOES_NOT_END_NOW = [
    ("an ordinal of something else", "Its first six months were hard."),
    ("an ordinal of what lasts", "In the first months of war it rained."),
    ("the end of something else", "It rained in the last two weeks of the race."),
    ("something over", "The nine months of war ended in a truce."),
    ("before an event", "In the six months of war before the truce it rained."),
    ("a person's age", "A nine-year-old boy saw the war."),
    ("from a day of the story", "It rained in the following days."),
]


@pytest.mark.parametrize(("why", "text", "begin", "end"), ENDS_NOW)
def test_lengths_that_end_or_begin_on_the_articles_day(why: str, text: str, begin: str | None, end: str | None) -> None:
    (time,) = read(text)
    assert (time.begin, time.end) == (begin, end), why


@pytest.mark.parametrize(("why", "text"), DOES_NOT_END_NOW)
def test_lengths_of_unknown_days(why: str, text: str) -> None:
    (time,) = read(text)
    assert (time.begin, time.end) == (None, None), why


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("It rained in the nine months of war in 1971.", None, None),
        ("It rained in the nine months of war since February.", "2022-02-16", "2022-11-16"),
        ("It rained in the first nine months of this year.", "2022-01-01", "2022-09-30"),
        ("It rained in the first nine months of 2015.", "2015-01-01", "2015-09-30"),
        ("It rained in the last three months of 2015.", "2015-10-01", "2015-12-31"),
        ("It rained in the final two weeks of last year.", "2021-12-18", "2021-12-31"),
        ("For three weeks now, it has rained.", "2022-10-26", "2022-11-16"),
        ("Rome won in 201 BC after 20 years of war.", None, None),
    ],
)
def test_another_time_in_the_sentence_moves_a_length(text: str, begin: str | None, end: str | None) -> None:
    (time,) = (time for time in read(text) if time.type == "DURATION")
    assert (time.begin, time.end) == (begin, end)


def test_without_a_published_date_a_length_has_no_days() -> None:
    (time,) = read("It was the worst defeat in the nine months of war.", published=None)
    assert (time.begin, time.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left last year.", "XXXX"),
        ("He left last month.", "XXXX-XX"),
        ("He left last week.", "XXXX-WXX"),
        ("He left on Tuesday.", "XXXX-WXX-2"),
        ("He left on May 5.", "XXXX-05-05"),
        ("He left two years ago.", "XXXX"),
        ("He left in March 2020.", "2020-03"),
        ("He left at Christmas.", "XXXX-12-25"),
        ("He left last winter.", "XXXX-WI"),
    ],
)
def test_without_a_published_date_values_go_as_far_as_is_known(text: str, value: str) -> None:
    assert [time.value for time in read(text, published=None)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2019 the mill burned. That year it rained.", "2019"),
        ("The mill burned on 3 May 2019. It rained the day before.", "2019-05-02"),
        ("The mill burned on 3 May 2019. It rained the following week.", "2019-W19"),
        ("The mill lost money in the third quarter, more than a year earlier.", "2021-Q3"),
        ("The mill burned on 3 May 2019, at 5 p.m.", "2019-05-03T17:00"),
    ],
)
def test_what_was_last_dated_is_remembered(text: str, value: str) -> None:
    assert read(text)[-1].value == value


def test_a_story_of_the_past_moves_its_own_clock() -> None:
    years = " ".join(f"In {year} the war went on." for year in range(1931, 1940))
    text = f"{years} In March the king fled. Two days after 4 April 1939 he returned. Three days later he died."
    assert [time.value for time in read(text)][9:] == ["1939-03", "P2D", "1939-04-04", "1939-04-07"]


def test_a_published_month_dates_months_and_no_days() -> None:
    published = Published("2022-11", "month", "metadata")
    times = find_times("He left yesterday and not in March.", None, published)
    assert [time.value for time in times] == ["XXXX-XX-XX", "2022-03"]

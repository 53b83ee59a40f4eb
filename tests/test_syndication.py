"""Copies of one story, and stories that only look alike."""

import random

import pytest

from geotie.syndication import are_copies, bands, shingles

STORY = """
Fiji's minister of fisheries flew to Wellington on Tuesday for two days of talks about the tuna that both countries catch in the
waters between them. Her hosts offered boats and radar to watch the borders of the zones, and asked for a share of the licences in
return. The minister said that her cabinet would look at the offer after the cyclone season, when the harbour at Suva has been
repaired. Fishing earns the islands a tenth of their income. Last year patrols caught nine vessels without papers, most of them at
night and far from land, where the small navy of Fiji has never had enough fuel to stay for long. A second round of talks is to be
held in Suva in the spring, and officials from Samoa and Tonga will be asked to come as well. Both sides want a treaty before the
end of next year, but neither has said how the catch would be counted or who would pay for the observers on the boats.
"""
SAME_NEWS = """
New Zealand has promised Fiji patrol boats and a radar station to guard its fishing grounds. The promise came at a dinner in
Wellington given for the visiting fisheries minister, who told reporters that she would take it home to Suva for a decision. She
arrived on Tuesday and leaves on Thursday. Licences for foreign trawlers are a large part of what the government in Suva earns, and
it has been slow to share them. An official who was at the table said that the mood was friendly and the numbers were not. Poachers
were caught nine times in the past year. The two governments plan to meet again before winter, together with their neighbours.
"""


def edited(text: str, share: float, seed: int) -> str:
    """The text with a share of its words replaced."""
    rng = random.Random(seed)
    return " ".join(f"word{rng.randrange(1000)}" if rng.random() < share else word for word in text.split())


def first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


COPIES = [
    pytest.param(f"By a staff writer\n\nWELLINGTON, May 3 (Example Wire) - {STORY}", id="byline and agency line"),
    pytest.param(first_words(STORY, 90), id="half of it"),
    pytest.param(first_words(STORY, 50), id="the first paragraph"),
    pytest.param(edited(STORY, 0.08, seed=3), id="edited words"),
    pytest.param(STORY.upper().replace(".", " .").replace(",", ""), id="other signs and capitals"),
    pytest.param(f"{STORY}\n\nAdditional reporting by two colleagues. All rights reserved.", id="a longer tail"),
    pytest.param(f"Exclusive: boats for fish\n\nWELLINGTON - {first_words(edited(STORY, 0.04, seed=5), 100)}", id="all at once"),
]


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_known_both_ways_and_found(copy: str):
    assert are_copies(shingles(STORY), shingles(copy))
    assert are_copies(shingles(copy), shingles(STORY))
    assert set(bands(STORY)) & set(bands(copy))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SAME_NEWS, id="another report of the same news"),
        pytest.param(f"{SAME_NEWS} {first_words(STORY, 30)}", id="one quotation in common"),
        pytest.param("", id="nothing"),
        pytest.param(STORY + " ".join(edited(SAME_NEWS, 0.9, seed) for seed in range(8)), id="a column of which it is a part"),
    ],
)
def test_an_independent_text_is_no_copy(other: str):
    assert not are_copies(shingles(STORY), shingles(other))


def test_short_texts_are_copies_only_word_for_word():
    one, other = "Dispatch 7: Kenya thanked Ghana for its help.", "Dispatch 8: Kenya thanked Ghana for its help."
    assert are_copies(shingles(one), shingles(one.lower().replace(":", "")))
    assert not are_copies(shingles(one), shingles(other))


def test_bands_are_those_that_archives_have_stored():
    """Should this fail after an update of the hashing library, a migration has to work out all clusters anew."""
    assert bands("Kenya thanked Ghana.")[:2] == (5046293637625096592, -3171901685308137769)

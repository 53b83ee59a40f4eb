from geotie.errors import ReadingError
from geotie.reading import read_text
from geotie.ui.intake import outcome_of

NEWS = "The president of Chile flew to Lima on Monday and met the president of Peru."


def test_what_can_be_read_is_extracted_and_the_rest_is_told():
    outcome = outcome_of([read_text(NEWS), ReadingError("line 2 is no article"), read_text("Cuba and Chile talk.")])
    assert [extraction.countries for extraction in outcome.extractions] == [("CHL", "PER"), ("CHL", "CUB")]
    assert outcome.errors == ("line 2 is no article",)
    assert outcome.seconds > 0


def test_a_long_reading_tells_how_far_it_is():
    told = []
    outcome_of([read_text(NEWS)] * 60, told.append)
    assert told == [25, 50]


def test_nothing_to_read():
    assert outcome_of([]).extractions == ()

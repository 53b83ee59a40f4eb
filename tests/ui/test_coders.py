"""How far two coders agree, as the review tells it."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.ui.coders import agreement_words, disagreement_rows, verdict_rows


def script():
    from geotie.ui import review_page

    review_page.page()


@pytest.fixture
def reviewed(full_archive):
    """Ada and Ben on three records: they agree on one stop and on nothing else."""
    with Archive.open(full_archive) as archive:
        one, other, third = archive.stops().collect()["stop_id"]
        tie = archive.ties().collect()["tie_id"][0]
        for record, hers, his in ((one, "accept", "accept"), (other, "reject", "accept"), (tie, "accept", "reject")):
            archive.decide(record, hers, by="Ada")
            archive.decide(record, his, by="Ben", why="seen otherwise" if hers != his else "")
        archive.decide(third, "accept", by="Ada")
    return full_archive


def opened():
    page = AppTest.from_function(script, default_timeout=30).run()
    next(one for one in page.get("button_group") if one.key == "part").set_value("Agreement").run()
    assert not page.exception
    return page


def test_agreement_has_its_denominator(reviewed):
    metrics = {metric.label: metric.value for metric in opened().metric}
    assert metrics["Agreed"] == "1 of 3"
    assert metrics["Cohen’s kappa"].startswith("−")


def test_disagreements_tell_both_verdicts_and_the_reason(reviewed):
    with Archive.open(reviewed, readonly=True) as archive:
        found = archive.agreement("Ada", "Ben")
    rows = disagreement_rows(found.disagreements)
    assert len(rows) == 2
    assert all("Ada:" in verdicts and "seen otherwise" in verdicts for verdicts in rows["Verdicts"])
    assert verdict_rows(found)["Records"].sum() == 3


def test_one_person_alone_agrees_with_nobody(full_archive):
    with Archive.open(full_archive) as archive:
        archive.decide(archive.stops().collect()["stop_id"][0], "accept", by="Ada")
    assert "only Ada" in opened().info[0].value


def test_nobody_decided_yet(full_archive):
    assert "nobody decided" in opened().info[0].value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.9, "close to full agreement"),
        (0.7, "enough for careful conclusions"),
        (0.2, "too little to rely on"),
        (-0.1, "less than chance would give"),
        (None, "cannot be told: all gave one and the same verdict"),
    ],
)
def test_coefficients_in_words(value, words):
    assert agreement_words(value) == words

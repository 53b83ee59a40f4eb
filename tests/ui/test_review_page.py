"""The review, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.ui.decision_files import decision_lines


def script():
    from geotie.ui import review_page

    review_page.page()


@pytest.fixture
def page(full_archive):
    opened = AppTest.from_function(script, default_timeout=30).run()
    assert not opened.exception
    return opened


def markdown(page):
    return "\n".join(element.value for element in page.markdown)


def text_of(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def decisions(path):
    with Archive.open(path, readonly=True) as archive:
        return archive.decisions()


def called(page, name="Ada"):
    page.text_input(key="review_name").set_value(name).run()
    return page


def caption(page):
    return next(one.value for one in page.caption if "in the queue" in one.value)


def test_it_opens_with_the_least_sure_record_and_its_denominator(page):
    assert "Record 1 of 4" in caption(page)
    assert "0 of 4 records decided" in page.get("progress")[0].proto.text


def test_accepting_goes_on_to_the_next_record(page, full_archive):
    first = page.query_params["record"]
    called(page).button(key="review_accept").click().run()
    assert not page.exception
    (decision,) = decisions(full_archive)
    assert (decision.action, decision.by) == ("accept", "Ada")
    assert page.query_params["record"] != first
    assert "1 of 4 records decided (25%)" in page.get("progress")[0].proto.text


def test_a_decision_can_be_taken_back(page, full_archive):
    called(page).button(key="review_reject").click().run()
    assert "Rejected by Ada" in markdown(page)
    page.button(key="review_undo").click().run()
    assert [one.action for one in decisions(full_archive)] == ["reject", "withdraw"]
    assert "0 of 4 records decided" in page.get("progress")[0].proto.text


def test_the_first_decision_asks_for_a_name(page, full_archive):
    page.button(key="review_reject").click().run()
    assert decisions(full_archive) == ()
    page.text_input(key="decision_by").set_value("Ada").run()
    page.text_input(key="decision_why").set_value("only a rumour").run()
    page.button(key="decision_send").click().run()
    (decision,) = decisions(full_archive)
    assert (decision.action, decision.by, decision.why) == ("reject", "Ada", "only a rumour")


def test_an_edit_sets_fields_otherwise(page, full_archive):
    called(page)
    record = page.query_params["record"]
    page.button(key="review_edit").click().run()
    field = next(one for one in page.selectbox if one.key in (f"edit_{record}_status", f"edit_{record}_modality"))
    field.set_value("planned" if field.key.endswith("status") else "future").run()
    page.button(key="decision_send").click().run()
    assert not page.exception
    (decision,) = decisions(full_archive)
    assert decision.action == "edit"
    assert set(decision.changes.values()) & {"planned", "future"}


def test_an_edit_that_sets_nothing_is_refused(page, full_archive):
    called(page).button(key="review_edit").click().run()
    page.button(key="decision_send").click().run()
    assert "Nothing is set otherwise" in page.error[0].value
    assert decisions(full_archive) == ()


def test_next_and_previous_move_and_stop_at_the_ends(page):
    assert page.button(key="review_previous").disabled
    page.button(key="review_next").click().run()
    assert "Record 2 of 4" in caption(page)
    page.button(key="review_previous").click().run()
    assert "Record 1 of 4" in caption(page)


def test_a_link_opens_the_queue_at_its_record(full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        stop = archive.stops().collect()["stop_id"][1]
    page = AppTest.from_function(script, default_timeout=30)
    page.query_params["record"] = stop
    page.run()
    assert page.query_params["record"] == stop


def test_when_all_is_decided_it_says_so(page):
    called(page)
    for _ in range(4):
        page.button(key="review_accept").click().run()
    assert "All of these records are decided" in page.success[0].value


def test_an_empty_archive_has_nothing_to_review(archive):
    page = AppTest.from_function(script, default_timeout=30).run()
    assert not page.exception
    assert "nothing to review" in page.info[0].value


def test_a_file_that_is_no_archive_is_told_in_words(archive):
    archive.write_bytes(b"nothing of the kind" * 100)
    page = AppTest.from_function(script, default_timeout=30).run()
    assert not page.exception
    assert "Open another archive on the Archive page" in page.error[0].value


def test_the_demo_offers_a_copy_of_ones_own(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    page = AppTest.from_function(script, default_timeout=120).run()
    page.button(key="review_copy_button").click().run()
    assert not page.exception
    assert not [button for button in page.button if button.key == "review_copy_button"]


def files(page):
    part = next(one for one in page.get("button_group") if one.key == "part")
    part.set_value("Decisions as files").run()
    assert not page.exception
    return page


def test_decisions_go_home_as_a_file(page):
    called(page).button(key="review_accept").click().run()
    assert any("1 decision of 1 person" in text.value for text in files(page).markdown)


def test_without_a_decision_there_is_nothing_to_take_home(page):
    assert any("Nobody has decided" in text.value for text in files(page).markdown)


def upload(page, name, content):
    files(page).get("file_uploader")[0].set_value((name, content, "application/jsonl")).run()
    assert not page.exception
    return page


def test_a_file_that_holds_no_decisions_is_refused_in_words(page, full_archive):
    upload(page, "ben.jsonl", b'{"no": "decision"}\n')
    assert "ben" in page.error[0].value
    assert "Nothing was taken in" in page.error[0].value
    assert decisions(full_archive) == ()


def test_what_a_colleague_decided_is_taken_in_and_conflicts_are_listed(page, full_archive, tmp_path):
    with Archive.open(full_archive) as archive:
        archive.copy_to(tmp_path / "ben.geotie")
    record = page.query_params["record"]
    with Archive.open(tmp_path / "ben.geotie") as archive:
        theirs = archive.decide(record, "reject", by="Ben")
    called(page).button(key="review_accept").click().run()
    upload(page, "ben.jsonl", decision_lines([theirs]).encode())
    page.button(key="decisions_take").click().run()
    assert not page.exception
    assert {one.by for one in decisions(full_archive)} == {"Ada", "Ben"}
    (conflicts,) = page.dataframe
    assert len(conflicts.value) == 1


def test_a_second_key_before_the_next_record_is_in_sight_decides_nothing(page, full_archive):
    called(page)
    accept = page.button(key="review_accept")
    reject = page.button(key="review_reject")
    accept.click()
    reject.click()
    page.run()
    assert [one.action for one in decisions(full_archive)] == ["accept"]
    assert "1 of 4 records decided" in page.get("progress")[0].proto.text

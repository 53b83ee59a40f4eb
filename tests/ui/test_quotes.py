from geotie.ui.quotes import Quote, apart, quote, quote_html

TEXT = "It rained in Lima. On Monday Ana Ruiz flew to Quito & back. Nothing else was said."


def test_words_in_mid_sentence_are_quoted_with_their_whole_sentence():
    start = TEXT.index("Ana Ruiz")
    told = quote(TEXT, start, start + len("Ana Ruiz flew to Quito"))
    assert told.text == "On Monday Ana Ruiz flew to Quito & back."
    assert told.text[slice(*told.words)] == "Ana Ruiz flew to Quito"
    assert TEXT[told.offset :].startswith(told.text)


def test_words_that_run_over_two_sentences_are_quoted_with_both():
    told = quote(TEXT, TEXT.index("Lima"), TEXT.index("flew"))
    assert told.text.startswith("It rained") and told.text.endswith("back.")


def test_words_around_are_set_off_and_all_is_escaped():
    told = quote(TEXT, TEXT.index("Ana"), TEXT.index(" & back"))
    html = quote_html(told)
    assert '<span class="gt-around">On Monday </span>Ana Ruiz' in html
    assert '<span class="gt-around"> &amp; back.</span>' in html


def test_a_mark_across_the_edge_of_the_words_is_cut_there():
    assert quote_html(Quote("Costa Rica", words=(6, 10), marked=((0, 10),))) == (
        '<blockquote class="gt-quote" dir="auto"><span class="gt-around"><mark>Costa </mark></span><mark>Rica</mark></blockquote>'
    )


def test_marks_inside_others_are_left_out():
    assert apart([(0, 10), (4, 8), (10, 12)]) == ((0, 10), (10, 12))

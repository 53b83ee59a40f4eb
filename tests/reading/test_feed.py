from datetime import date

import pytest

from geotie.errors import ReadingError
from geotie.reading import read_bytes
from geotie.reading.feed import MAX_FEED_ITEMS, entries, words_of_html
from geotie.records import Article
from tests.reading.documents import NEWS

FULL = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in NEWS)
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Andes Wire</title>
<item><title>Chile&apos;s minister in Lima</title><link>https://andes.example/1</link><guid isPermaLink="false">w1</guid>
 <pubDate>Mon, 06 May 2019 22:10:00 -0300</pubDate><description>A summary.</description>
 <content:encoded>{FULL}</content:encoded></item>
<item><title>Empty</title><link>https://andes.example/2</link></item>
<item><title>Late</title><link>javascript:alert(1)</link><pubDate>soon</pubDate><description>{NEWS[0]}</description></item>
<item><title>Last</title><description>{NEWS[1]}</description><source url="https://x.example/">The Courier</source></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Wire</title>
<entry><title type="html">On &lt;b&gt;tour&lt;/b&gt;</title><id>urn:1</id><updated>2019-05-07T01:00:00Z</updated>
 <published>2019-05-06T22:00:00Z</published><link rel="edit" href="https://andes.example/edit"/><link href="https://andes.example/1"/>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{NEWS[0]}</p><p>{NEWS[1]}</p></div></content></entry></feed>"""


def test_a_feed_with_full_text():
    first, *_ = read_bytes(RSS.encode(), name="wire.rss")
    assert isinstance(first, Article)
    assert first.text == "\n\n".join(NEWS)
    assert (first.title, first.published, first.outlet) == ("Chile's minister in Lima", date(2019, 5, 6), "Andes Wire")
    assert (first.url, first.source_id) == ("https://andes.example/1", "w1")


def test_a_bad_item_is_named_and_stops_nothing():
    _, empty, late, last = read_bytes(RSS.encode(), name="wire.rss")
    assert "item 2 of wire.rss is empty" in str(empty)
    assert "'soon'" in str(late)
    assert isinstance(last, Article)
    assert last.outlet == "The Courier"


def test_atom():
    (article,) = read_bytes(ATOM.encode(), name="wire.xml")
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(NEWS)
    assert (article.title, article.published, article.url) == ("On tour", date(2019, 5, 6), "https://andes.example/1")


def test_rss_of_the_first_kind():
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Andes Wire</title></channel>
        <item><title>Tour</title><link>https://andes.example/1</link><dc:date>2019-05-06</dc:date><description>{NEWS[0]}</description></item>
        </rdf:RDF>"""
    (article,) = read_bytes(feed.encode(), name="wire")
    assert isinstance(article, Article)
    assert (article.outlet, article.published) == ("Andes Wire", date(2019, 5, 6))


def test_broken_markup_is_read_as_far_as_it_goes():
    assert len(entries(RSS.replace("</channel></rss>", "").encode(), "wire.rss")) == 4


def test_entities_of_its_own_are_not_unfolded():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + RSS.partition("?>")[2].replace("A summary", "&b;")
    with pytest.raises(ReadingError, match="entities"):
        entries(bomb.encode(), "wire.rss")


def test_other_xml_is_no_feed():
    (error,) = read_bytes(b"<people><item/></people>", name="people.xml")
    assert "no RSS or Atom feed" in str(error)


def test_a_feed_without_end_is_cut():
    item = "<item><title>x</title></item>"
    feed = f'<rss version="2.0"><channel>{item * (MAX_FEED_ITEMS + 5)}</channel></rss>'
    assert len(entries(feed.encode(), "wire.rss")) == MAX_FEED_ITEMS


def test_words_of_html():
    fragment = "<p>Peru&nbsp;and <b>Chile</b></p><script>alert(1)</script>signed<br>twice<ul><li>fish</li></ul>"
    assert words_of_html(fragment).replace("\xa0", " ").split("\n\n") == ["Peru and Chile", "signed", "twice", "fish"]
    assert words_of_html("no markup at all") == "no markup at all"

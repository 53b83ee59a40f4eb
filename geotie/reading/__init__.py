"""
Ways in: text, web pages, tables of articles, addresses → Article.

    read_article(...)  read_text(...)  read_html(...)   one article, or a ReadingError raised
    read_path(...)  read_bytes(...)                     one or many: yields an Article or, in its place, a ReadingError

`geotie.reading.fetch` gets pages from the web.
"""

from geotie.reading.files import read_article, read_bytes, read_path
from geotie.reading.html import read_html
from geotie.reading.language import language_name, limits_of_language
from geotie.reading.plaintext import read_text
from geotie.reading.validation import article_of

__all__ = ["article_of", "language_name", "limits_of_language", "read_article", "read_bytes", "read_html", "read_path", "read_text"]

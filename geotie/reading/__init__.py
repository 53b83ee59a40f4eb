"""
Ways in: text, web pages, tables of articles, addresses → Article.

    read_text(...)  read_html(...)      one article, or a ReadingError raised
    read_bytes(...) read_path(...)      one or many: yields an Article or, in the place of one that cannot be read, a ReadingError

`geotie.reading.fetch` gets pages from the web.
"""

from geotie.reading.files import read_bytes, read_path
from geotie.reading.html import read_html
from geotie.reading.language import language_name, limits_of_language
from geotie.reading.plaintext import read_text
from geotie.reading.validation import article_of

__all__ = ["article_of", "language_name", "limits_of_language", "read_bytes", "read_html", "read_path", "read_text"]

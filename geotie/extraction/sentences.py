"""
Sentences, paragraphs and direct speech.

`sentencex` finds the ends of sentences; what it cannot know is added here: news text breaks paragraphs at one line end as
often as at two, and some of its abbreviations ("Gen.", "Amb.", "No.") come before a name.
"""

from __future__ import annotations

import itertools
import re

import sentencex

from geotie.extraction.document import Sentence

# Titles and labels that end in a full stop and never end a sentence when a capital or a figure follows.
_ABBREVIATION = re.compile(
    r"\b(?:Adm|Amb|Brig|Capt|Cmdr|Col|Cpl|Dr|Fr|Gen|Gov|Hon|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Lt|Maj|Messrs|Mr|Mrs|Ms|Mt|No|Nos|"
    r"Prof|Rep|Reps|Rev|Sen|Sens|Sgt|St|Ste|Sr|Supt|vs|[A-Z])\.$"
)
LONGEST_ABBREVIATION = 10  # characters
# Initialisms that modify what follows: "the U.S. Senate" is one sentence, and so is "U.S. Secretary".
_MODIFIER = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|U\.A\.E|D\.P\.R\.K)\.$")
_MODIFIED = re.compile(r"(?:[a-z(]|[A-Z][a-z-]+ (?!(?:has|have|had|is|are|was|were|said|will)\b))")
_MAY_ENDS = re.compile(r"(?<=\bMay\.)(?=\s+[A-Z])")
# Where a page lost the space between two sentences: "in Ghana.The minister"; not in an address ("www.State.gov").
_GLUED = re.compile(r"[.!?](?<=[a-z]{3}.)(?=[\"“]?[A-Z][a-z]*[ ,])")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'
_QUOTE_MARK = re.compile(r"[“”„«»\"]")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """
    Spans of the paragraphs, white space at their ends left out.

    A single line end breaks a paragraph too, unless the text is wrapped at a fixed width (many lines then go on in lower case).
    """
    lines = text.split("\n")
    if _are_wrapped(lines):
        gaps = [gap.span() for gap in _PARAGRAPH.finditer(text)]
        blocks = zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True)
        return [span for span in (_trimmed(text, *block) for block in blocks) if span[0] < span[1]]
    spans, start = [], 0
    for line in lines:
        if words := line.strip():
            first = start if words is line else start + line.find(words[0])
            spans.append((first, first + len(words)))
        start += len(line) + 1
    return spans


def _are_wrapped(lines: list[str]) -> bool:
    """Whether more than three in ten of the lines that follow a line go on in lower case."""
    following = [line for before, line in itertools.pairwise(lines) if before and line]
    return sum(["a" <= line[0] <= "z" for line in following]) > 0.3 * len(following)


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences in text order, white space at their ends left out: `text[s.start:s.end] == s.text`."""
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        for first, words in _sentences_of(text[start:end], start):
            sentences.append(Sentence(first, first + len(words), words, len(sentences), number))
    return tuple(sentences)


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """
    Spans of direct speech, marks included.

    A quotation that its paragraph leaves open ends with the paragraph: the next one opens it again.
    """
    spans = []
    for start, end in paragraphs(text):
        opened: int | None = None
        for mark in _QUOTE_MARK.finditer(text, start, end):
            if opened is None:
                if mark[0] not in _CLOSE:
                    opened = mark.start()
            elif mark[0] in _CLOSE or mark[0] == _STRAIGHT:
                spans.append((opened, mark.end()))
                opened = None
        if opened is not None:
            spans.append((opened, end))
    return tuple(spans)


def _sentences_of(paragraph: str, start: int) -> list[tuple[int, str]]:
    """The sentences of a paragraph that begins at an offset, each with its own."""
    found: list[tuple[int, str]] = []
    position = 0
    for piece in _pieces(paragraph):
        words = piece.strip()
        if words:
            first = position if piece[0] == words[0] else position + piece.find(words[0])
            if found and _runs_on(found[-1][1], words):
                begun = found[-1][0]
                found[-1] = (begun, paragraph[begun - start : first + len(words)])
            else:
                found.append((start + first, words))
        position += len(piece)
    return found


def _pieces(paragraph: str) -> list[str]:
    """Sentences by `sentencex`, which takes "May." for an abbreviation and needs a space after a full stop."""
    pieces: list[str] = sentencex.segment("en", paragraph)
    if "May." in paragraph:
        pieces = [part for piece in pieces for part in _MAY_ENDS.split(piece)]
    return [part for piece in pieces for part in _unglued(piece)] if _GLUED.search(paragraph) else pieces


def _unglued(piece: str) -> list[str]:
    cuts = [0, *(seam.end() for seam in _GLUED.finditer(piece)), len(piece)]
    return [piece[first:last] for first, last in itertools.pairwise(cuts)]


def _runs_on(before: str, after: str) -> bool:
    if before[-1] != ".":
        return False
    word_end = before[-5:-1]
    if word_end.isalpha() and word_end.islower() and word_end != "ssrs":  # of no abbreviation but "Messrs."
        return False
    last_word = max(0, len(before) - LONGEST_ABBREVIATION)
    if _ABBREVIATION.search(before, last_word):
        return after[0].isupper() or after[0].isdigit()
    return bool(_MODIFIER.search(before, last_word) and _MODIFIED.match(after))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, start + len(part.strip()))

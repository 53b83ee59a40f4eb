"""
Words of travel: the one table of verbs and nouns that tell of journeys.

Each verb says how the place is told (`to` which it goes, `in` which it is, as a direct `object`) and who travels: the subject,
the object (of "host" and "receive") or all who meet. To teach a new verb, add a row with an example; the tests run the examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geotie.extraction.wordlists import phraseset, wordset

Motion = Literal["to", "in", "visit", "leave", "receive", "meet", "send", "attend", "speak", "lead", "skip"]


@dataclass(frozen=True, slots=True)
class TravelVerb:
    verb: str
    motion: Motion
    confidence: float
    example: str = ""


def _rows(motion: Motion, confidence: float, *rows: str) -> list[TravelVerb]:
    return [
        TravelVerb(verb.strip(), motion, confidence, example.strip()) for verb, _, example in (row.partition("|") for row in rows)
    ]


VERBS: dict[str, TravelVerb] = {
    row.verb: row
    for row in [
        # He goes there: "to", "for" or "into" a place; "from" tells where he was before.
        *_rows(
            "to",
            0.9,
            "travel | Kenyan President William Ruto travelled to Dakar on Monday.",
            "fly | Chilean Foreign Minister Alberto van Klaveren flew to Lima.",
            "fly in | Chilean Foreign Minister Alberto van Klaveren flew in to Lima.",
            "go | Chilean Foreign Minister Alberto van Klaveren went to Lima.",
            "go on | Chilean Foreign Minister Alberto van Klaveren went on to Lima.",
            "head off | Chilean Foreign Minister Alberto van Klaveren headed off to Lima.",
            "head out | Chilean Foreign Minister Alberto van Klaveren headed out to Lima.",
            "journey | Chilean Foreign Minister Alberto van Klaveren journeyed to Lima.",
            "come | Chilean Foreign Minister Alberto van Klaveren came to Lima.",
            "proceed | Chilean Foreign Minister Alberto van Klaveren proceeded to Lima.",
            "move on | Chilean Foreign Minister Alberto van Klaveren moved on to Lima.",
            "continue | Chilean Foreign Minister Alberto van Klaveren continued to Lima.",
            "set off | Chilean Foreign Minister Alberto van Klaveren set off for Lima.",
            "set out | Chilean Foreign Minister Alberto van Klaveren set out for Lima.",
            "take off | Chilean Foreign Minister Alberto van Klaveren took off for Lima.",
            "jet | Chilean Foreign Minister Alberto van Klaveren jetted to Lima.",
            "jet off | Chilean Foreign Minister Alberto van Klaveren jetted off to Lima.",
            "sail | Chilean Foreign Minister Alberto van Klaveren sailed to Lima.",
            "drive | Chilean Foreign Minister Alberto van Klaveren drove to La Paz.",
            "rush | Chilean Foreign Minister Alberto van Klaveren rushed to Lima.",
            "shuttle | Chilean Foreign Minister Alberto van Klaveren shuttled between Lima and La Paz.",
            "embark | Chilean Foreign Minister Alberto van Klaveren embarked for Lima.",
            "return | Chilean Foreign Minister Alberto van Klaveren returned to Lima for more talks.",
            "flee | Chilean Foreign Minister Alberto van Klaveren fled to Lima.",
            "venture | Chilean Foreign Minister Alberto van Klaveren ventured to Lima.",
            "walk | Chilean Foreign Minister Alberto van Klaveren walked into Bolivia.",
            "cross | Chilean Foreign Minister Alberto van Klaveren crossed into Bolivia.",
        ),
        # He is there.
        *_rows(
            "in",
            0.95,
            "arrive | Egyptian Prime Minister Mostafa Madbouly arrived in Nairobi.",
            "arrive back | Egyptian Prime Minister Mostafa Madbouly arrived back in Nairobi.",
            "land | Egyptian Prime Minister Mostafa Madbouly landed in Nairobi.",
            "touch down | Egyptian Prime Minister Mostafa Madbouly touched down in Nairobi.",
            "stop | Egyptian Prime Minister Mostafa Madbouly stopped in Nairobi.",
            "stop over | Egyptian Prime Minister Mostafa Madbouly stopped over in Nairobi.",
            "stay | Egyptian Prime Minister Mostafa Madbouly stayed in Nairobi.",
            "overnight | Egyptian Prime Minister Mostafa Madbouly will overnight in Nairobi.",
            "be | Egyptian Prime Minister Mostafa Madbouly is in Nairobi.",
            "dock | Egyptian Prime Minister Mostafa Madbouly docked in Mombasa.",
            "show up | Egyptian Prime Minister Mostafa Madbouly showed up in Nairobi.",
            "turn up | Egyptian Prime Minister Mostafa Madbouly turned up in Nairobi.",
            "transit | Egyptian Prime Minister Mostafa Madbouly transited through Nairobi.",
            "pass | Egyptian Prime Minister Mostafa Madbouly passed through Nairobi.",
            "pass through | Egyptian Prime Minister Mostafa Madbouly passed through Nairobi.",
            "drop in | Egyptian Prime Minister Mostafa Madbouly dropped in on Nairobi.",
            "expect | Egyptian Prime Minister Mostafa Madbouly is expected in Nairobi on Monday.",
            "call | Egyptian Prime Minister Mostafa Madbouly called at Mombasa.",
            "strand | Egyptian Prime Minister Mostafa Madbouly was stranded in Nairobi.",
            "spend | Egyptian Prime Minister Mostafa Madbouly spent two days in Nairobi.",
        ),
        # The place is the object.
        *_rows(
            "visit",
            0.95,
            "visit | Swedish Foreign Minister Tobias Billström visited Chisinau.",
            "tour | Swedish Foreign Minister Tobias Billström toured Moldova and Georgia.",
            "reach | Swedish Foreign Minister Tobias Billström reached Chisinau.",
            "enter | Swedish Foreign Minister Tobias Billström entered Moldova.",
            "crisscross | Swedish Foreign Minister Tobias Billström crisscrossed Moldova.",
            "transit | Swedish Foreign Minister Tobias Billström will transit Moldova.",
        ),
        *_rows(
            "leave",
            0.85,
            "leave | Ghanaian President John Mahama left Lomé for Abuja.",
            "depart | Ghanaian President John Mahama departed for Abuja.",
            "fly out | Ghanaian President John Mahama flew out of Abuja.",
        ),
        # Host and guest.
        *_rows(
            "receive",
            0.9,
            "receive | Omani Sultan Haitham bin Tariq received Indian Foreign Minister Subrahmanyam Jaishankar in Muscat.",
            "host | Omani Sultan Haitham bin Tariq hosted Indian Foreign Minister Subrahmanyam Jaishankar.",
            "welcome | Omani Sultan Haitham bin Tariq welcomed Indian Foreign Minister Subrahmanyam Jaishankar in Muscat.",
            "greet | Omani Sultan Haitham bin Tariq greeted Indian Foreign Minister Subrahmanyam Jaishankar in Muscat.",
        ),
        # All who meet, but for those at home there.
        *_rows(
            "meet",
            0.85,
            "meet | Paraguayan President Santiago Peña met Argentina’s Javier Milei in Montevideo.",
            "see | Paraguayan President Santiago Peña saw Argentina’s Javier Milei in Montevideo.",
            "meet up | Paraguayan President Santiago Peña met up with Argentina’s Javier Milei in Montevideo.",
            "consult | Paraguayan President Santiago Peña consulted Argentina’s Javier Milei in Montevideo.",
            "confer | Paraguayan President Santiago Peña conferred with Argentina’s Javier Milei in Montevideo.",
            "gather | Paraguayan President Santiago Peña and Argentina’s Javier Milei gathered in Montevideo.",
            "convene | Paraguayan President Santiago Peña and Argentina’s Javier Milei convened in Montevideo.",
            "take place | Talks between Paraguayan President Santiago Peña and Argentina’s Javier Milei took place in Montevideo.",
            "happen | A meeting between Paraguayan President Santiago Peña and Argentina’s Javier Milei happened in Montevideo.",
            "resume | Paraguayan President Santiago Peña resumed talks with Argentina’s Javier Milei in Montevideo.",
            "shake | Paraguayan President Santiago Peña and Argentina’s Javier Milei shook hands in Montevideo.",
            "discuss | Paraguayan President Santiago Peña discussed in Montevideo with Argentina’s Javier Milei the price of gas.",
            "dine | Paraguayan President Santiago Peña will dine with Argentina’s Javier Milei in Montevideo.",
            "lunch | Paraguayan President Santiago Peña lunched with Argentina’s Javier Milei in Montevideo.",
            "call on | Paraguayan President Santiago Peña called on Argentina’s Javier Milei in Montevideo.",
            "negotiate | Paraguayan President Santiago Peña negotiated with Argentina’s Javier Milei in Montevideo.",
            "sit down | Paraguayan President Santiago Peña sat down with Argentina’s Javier Milei in Montevideo.",
            "hold | Paraguayan President Santiago Peña held talks with Argentina’s Javier Milei in Montevideo.",
            "sign | Paraguayan President Santiago Peña signed a treaty with Argentina’s Javier Milei in Montevideo.",
            "begin | Paraguayan President Santiago Peña began talks with Argentina’s Javier Milei in Montevideo.",
            "start | Paraguayan President Santiago Peña started talks with Argentina’s Javier Milei in Montevideo.",
            "open | Paraguayan President Santiago Peña opened talks with Argentina’s Javier Milei in Montevideo.",
            "end | Paraguayan President Santiago Peña ended talks with Argentina’s Javier Milei in Montevideo.",
            "finish | Paraguayan President Santiago Peña finished talks with Argentina’s Javier Milei in Montevideo.",
            "kick off | Paraguayan President Santiago Peña kicked off talks with Argentina’s Javier Milei in Montevideo.",
            "wrap up | Paraguayan President Santiago Peña wrapped up talks with Argentina’s Javier Milei in Montevideo.",
            "wind up | Paraguayan President Santiago Peña wound up talks with Argentina’s Javier Milei in Montevideo.",
            "round off | Paraguayan President Santiago Peña rounded off talks with Argentina’s Javier Milei in Montevideo.",
            "conclude | Paraguayan President Santiago Peña concluded talks with Argentina’s Javier Milei in Montevideo.",
            "have | Paraguayan President Santiago Peña had talks with Argentina’s Javier Milei in Montevideo.",
        ),
        *_rows(
            "send",
            0.8,
            "send | Qatar sent Foreign Minister Mohammed Al Thani to Kabul.",
            "dispatch | Qatar dispatched Foreign Minister Mohammed Al Thani to Kabul.",
        ),
        *_rows(
            "lead",
            0.85,
            "lead | Nigerian Vice President Kashim Shettima led a delegation to Addis Ababa.",
            "head | Nigerian Vice President Kashim Shettima headed a delegation to Addis Ababa.",
        ),
        *_rows(
            "attend",
            0.9,
            "attend | Finnish President Alexander Stubb attended a summit in Vilnius.",
            "participate | Finnish President Alexander Stubb participated in a conference in Vilnius.",
            "take part | Finnish President Alexander Stubb took part in a meeting in Vilnius.",
            "join | Finnish President Alexander Stubb joined the talks in Vilnius.",
            "inaugurate | Finnish President Alexander Stubb inaugurated an embassy in Vilnius.",
            "lay | Finnish President Alexander Stubb laid a wreath in Vilnius.",
            "represent | Finnish President Alexander Stubb will represent Finland at the funeral in Vilnius.",
        ),
        # A stop or a gathering that is left out.
        *_rows(
            "skip",
            0.85,
            "skip | Finnish President Alexander Stubb will skip a summit in Vilnius.",
            "miss | Finnish President Alexander Stubb will miss the conference in Vilnius.",
            "bypass | Finnish President Alexander Stubb bypassed Lithuania.",
            "pull out | Finnish President Alexander Stubb pulled out of a summit in Vilnius.",
            "drop out | Finnish President Alexander Stubb dropped out of the talks in Vilnius.",
            "withdraw | Finnish President Alexander Stubb withdrew from the conference in Vilnius.",
            "drop | Finnish President Alexander Stubb dropped Lithuania from his itinerary.",
            "remove | Finnish President Alexander Stubb removed Lithuania from his itinerary.",
        ),
        *_rows(
            "speak",
            0.75,
            "speak | Finnish President Alexander Stubb spoke in Vilnius.",
            "say | Finnish President Alexander Stubb said in Vilnius that the talks went well.",
            "talk | Finnish President Alexander Stubb talked to reporters in Vilnius.",
            "tell | Finnish President Alexander Stubb told reporters in Vilnius that the talks went well.",
            "address | Finnish President Alexander Stubb addressed parliament in Vilnius.",
            "deliver | Finnish President Alexander Stubb delivered a speech in Vilnius.",
            "announce | Finnish President Alexander Stubb announced in Vilnius that the talks went well.",
        ),
    ]
}

# Nouns that name a journey: "his visit to", "a tour of", "the next stop".
JOURNEY_NOUNS = wordset("""
    visit visits trip trips tour tours journey journeys stop stops stopover stopovers stop-over stop-overs stay travel travels
    swing arrival departure jaunt pilgrimage layover sojourn roadshow
""")
# Verbs that end, put off or begin the journey which is their object.
ENDING = phraseset("end, wind up, conclude, wrap up, complete, finish, cut short, round off")
CANCELLING = phraseset("""
    cancel, postpone, call off, put off, scrap, abandon, delay, shelve, suspend, defer, scuttle, drop, abort, reschedule,
    skip, miss, forgo, axe
""")
ITINERARY_NOUNS = wordset("itinerary agenda schedule programme program plans list route tour trip journey")
STARTING = phraseset("begin, start, kick off, open, embark")
SCHEDULING = phraseset("plan, schedule, set, slate, time, expect, book, due")
PAYING = wordset("pay make undertake have take do")
# Adjectives before a journey noun.
PLANNED_WORDS = wordset("planned upcoming forthcoming scheduled coming expected impending approaching")
CANCELLED_WORDS = wordset("cancelled canceled postponed aborted scrapped delayed cancellation cancelation postponement")
UNREAL_WORDS = wordset("possible potential proposed hypothetical eventual any no mooted future")
# Verbs and nouns under which a journey is only wished for.
WISHING_NOUNS = wordset("invitation invitations invite offer request possibility prospect idea proposal call calls")
# Gatherings: an event with a place.
EVENT_NOUNS = wordset("""
    summit summits meeting meetings conference talks forum session negotiations assembly congress ceremony funeral
    inauguration gathering consultations dialogue discussions parade wedding coronation negotiation round expo anniversary
    commemoration commission council symposium event reception dinner banquet swearing-in
""")
# Meetings and what is agreed at them: "held talks", "signed an accord".
TALK_NOUNS = wordset("""
    audience accords treaties pacts deals declarations document
    talks meeting meetings negotiations summit consultations discussions conversation dialogue round session conference deal
    agreement hands treaty accord memorandum agreements documents declaration memorandums communique communiqué pact
    breakfast lunch dinner counterpart
""")
# Who meets or speaks so is not there.
FROM_AFAR = wordset("phone telephone telephoned video virtual virtually online videoconference call remotely teleconference")

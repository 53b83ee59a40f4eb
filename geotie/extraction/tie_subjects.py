"""Whose deed a verb tells: the states that its subject stands for, where clauses name it and where news prose hides it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.document import Actor
from geotie.extraction.tie_parties import (
    NOMINAL_STOP,
    OTHERS,
    POSSESSIVE,
    STATE_ACTS,
    STATE_NOUNS,
    STOPS,
    Party,
    acting_for,
    countries_of,
    head_of,
    is_pronoun,
    located,
    owned,
    party_at,
)
from geotie.extraction.wordlists import wordset

_MANY = wordset("""
    countries nations states governments neighbours neighbors leaders allies capitals ministers presidents others members sponsors
    co-sponsors partners backers mediators guarantors
""")
SEVERAL = _MANY | wordset("""
    powers neighbours neighbors trio quartet quad members signatories kingdoms monarchies republics envoys premiers heads groups
    islands rivals champions chairs creditors co-chairs colonies territories hosts donors founders
""")
_CLOSING = frozenset({",", "–", "—", "-", "--", ")"})
_OPENING_A_ROW = frozenset({",", "–", "—", "-", "--", "(", "namely", ":", "groups"})
_JOINING = wordset("joined followed accompanied")
_ORDERS = wordset("order law bill decree resolution statement letter note message measure package document act declaration report")
_MAKING = wordset("sign issue pass adopt approve send release publish write deliver make announce introduce back enact draft")
_SPOKEN_TO = wordset("convey protest express demand lodge inform voice hand deliver register present condemn complain ask seek")
_SENDING = wordset("send write phone call telephone issue visit travel fly use cable dispatch post ring come go")
_PRESS = wordset("media newspaper newspapers agency television tv radio broadcaster daily press")
_STATE_OWNED = wordset("state state-run state-owned state-controlled official")
_ROW = 8  # items that a row of leaders takes
_RULING = wordset("of in at on by for from to with about over against between into")
_ADVERBS = 2  # items that a comma and an adverb take before a verb
_NEAR = 7  # items between a verb and the participle that tells what its object does
_start = attrgetter("start")


def subject_of(clauses: Clauses, predicate: Predicate) -> Party | None:
    """The states that a predicate's subject stands for; None for things, groups and people out of office."""
    return _apposed_row(clauses.items, predicate) or _interrupted(clauses, predicate) or _told_subject(clauses, predicate)


def _told_subject(clauses: Clauses, predicate: Predicate) -> Party | None:
    """The states of the subject as the clause has it, or as the clauses before tell it."""
    items = clauses.items
    reduced = predicate.form == "participle" and not predicate.subject
    governor = _governor(clauses, predicate) if reduced else _summoner(clauses, predicate)
    if governor is not None:
        return subject_of(clauses, governor)
    if predicate.subject:
        follows = _follows_place(items, predicate)
        return _joined_delegation(clauses, predicate) if follows else _actor_subject(items, predicate)
    if reduced and not predicate.noun and predicate.first > 1 and items[predicate.first - 2].lower == "with":
        return party_at(items, predicate.first - 1)  # "with Kuwait announcing"
    if predicate.noun:
        spoken = [n for n in range(predicate.left, predicate.first) if items[n].lower == predicate.noun and is_pronoun(items[n])]
        found = (
            party_at(items, spoken[-1])
            if spoken
            else _noun_subject(items, predicate) or _named_members(items, predicate) or _shared_subject(clauses, predicate)
        )
        return found or _opening_subject(items, predicate)
    if predicate.first and items[predicate.first - 1].lower == ",":
        return _opening_subject(items, predicate)
    return (
        _place_subject(items, predicate)
        or _asking(items, predicate)
        or _sender_of(clauses, predicate)
        or _joined_subject(clauses, predicate)
    )


def _interrupted(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "She said Laos, having fought Thailand, has forged": the state before the participle, of it and of the verb beyond."""
    if predicate.form not in ("participle", "finite") or (opened := _comma(clauses.items, predicate)) is None:
        return None
    items, predicates = clauses.items, clauses.predicates
    number = predicates.index(predicate)
    before: int | None = opened
    resumed: Predicate | None = predicate
    if predicate.form == "finite":
        aside = predicates[number - 1] if number else predicate
        before = _comma(items, aside) if aside.form == "participle" else None
    else:
        resumed = next((other for other in predicates[number + 1 : number + 3] if other.form == "finite"), None)
    if before is None or resumed is None or (after := _comma(items, resumed)) is None or resumed.first - after > _ADVERBS:
        return None
    at = before - 1
    ruled = items[at - 1 - (items[at - 1].lower == "the")].lower in _RULING if at else False  # "the minister from Chad, having"
    party = party_at(items, at, bound=before) if countries_of(items[at]) and not ruled else None
    joined = joined_before(items, at)
    return Party((*joined, *party.countries), party.start, party.end, party.person) if party and joined else party


def _comma(items: list[Item], predicate: Predicate) -> int | None:
    """The comma with which a clause without a subject of its own opens."""
    for at in (predicate.left, predicate.left - 1):
        if 0 < at < predicate.first and items[at].lower == ",":
            return at
    return None


def _apposed_row(items: list[Item], predicate: Predicate) -> Party | None:
    """ "The three allies, Chad, Mali and Niger, condemned", "Chad, joined by Mali and Niger, condemned": all of them."""
    last = predicate.first - 1
    if last < 2 or items[last].lower not in _CLOSING:
        return None
    first = last
    while first > 0 and (countries_of(items[first - 1]) or items[first - 1].lower in (",", "and", "the")):
        first -= 1
    if items[first].lower == "and":
        return None  # "Chad condemned the raid and Mali, Niger and Benin, "
    while items[first].lower in (",", "the"):
        first += 1
    row = party_at(items, first) if first < last and countries_of(items[first]) else None
    if row is None or row.end != items[last - 1].end or first < 2:
        return None
    if items[first - 1].lower == "by" and items[first - 2].lower in _JOINING:
        leader = _place_before(items, first - 3)
        return Party((*leader, *row.countries), row.start, row.end) if leader else None
    opened = next((n for n in range(first - 1, max(-1, first - 4), -1) if items[n].lower in _OPENING_A_ROW), None)
    several = opened is not None and any(_is_several(item) for item in items[max(0, opened - 4) : opened])
    return row if several and len(row.countries) > 1 else None


def _is_several(item: Item) -> bool:
    """Whether a word can sum up a row of states: "allies", "the three leaders", "the quartet"."""
    plural = item.actor is not None and item.actor.plural and len(item.actor.countries) > 1
    return plural or not SEVERAL.isdisjoint(item.lower.split())


def _place_before(items: list[Item], at: int) -> tuple[str, ...]:
    at -= at >= 0 and items[at].lower == ","
    return countries_of(items[at]) if at >= 0 else ()


def _joined_subject(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "Maputo denounced the deal and, in retaliation, expelled": the doer of the verb before."""
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.first), None)
    if before is not None and _goes_on_behind(clauses.items, before, predicate):
        return subject_of(clauses, before)
    joined = {item.lower for item in clauses.items[max(0, predicate.first - 4) : predicate.first]}
    if before is None or before.form != "finite" or before.passive or predicate.form != "finite" or "and" not in joined:
        return None
    return _place_subject(clauses.items, before)


def _goes_on_behind(items: list[Item], have: Predicate, predicate: Predicate) -> bool:
    """ "Has in turn repeatedly accused": a perfect that adverbs part."""
    between = items[have.last : predicate.first]
    adverbs = 0 < len(between) < _NEAR and all(item.kind in ("word", "date") and item.lower not in _ARTICLES for item in between)
    return have.verb == "have" and have.last - have.first == 1 and predicate.left == predicate.first and adverbs


_ARTICLES = wordset("a an the its his her their no any been to")


def _sender_of(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "Sent a message to congratulate": the verb before whose subject does what its object is for."""
    if predicate.form != "infinitive" or predicate.link != "to" or predicate.governors:
        return None
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    sent = before is not None and before.verb in _SENDING and predicate.first - before.last < _NEAR
    return subject_of(clauses, before) if sent and before is not None else None


def _summoner(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "Summoned the envoy to convey a protest": the one who protests is the one who summons."""
    if predicate.form != "infinitive" or predicate.link != "to" or predicate.verb not in _SPOKEN_TO:
        return None
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return before if before is not None and before.verb == "summon" and not before.passive else None


def _named_members(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Many governments, including Chad and Mali, condemned", "four states voted against it, namely": those that are named."""
    for at in range(predicate.left, predicate.first):
        named = items[at].lower in ("including", "like", "—", "–", ",") or (
            items[at].lower == "as" and items[at - 1].lower == "such"
        )
        if named and any(item.lower in _MANY for item in items[max(0, at - 7) : at]):
            first = at + 1 + (items[at + 1].lower == "the")
            return party_at(items, first) if first < predicate.first and countries_of(items[first]) else None
    if predicate.noun in _MANY:
        at = next((n + 1 for n in range(predicate.last, len(items) - 1) if items[n].lower == "namely"), len(items))
        return party_at(items, at) if at < len(items) and countries_of(items[at]) else None
    return None


def _leading(items: list[Item], end: int) -> tuple[str, ...]:
    """ "Chad and its allies, including Mali": Chad; "Chad, the bloc and their main allies, such as Mali": Chad too."""
    for at in range(1, end - 1):
        following = items[at + 1].lower
        if items[at].lower == "and" and (following in ("its", "their") or following in _MANY):
            named = [item.lower for item in items[at + 1 : at + 4]]
            leaders = [code for item in items[:at] for code in countries_of(item)]
            return tuple(leaders) if not _MANY.isdisjoint(named) and at < _ROW else ()
    return ()


def _governor(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """The verb whose subject does what a participle tells, where it is not the participle's own."""
    if not predicate.noun:  # "Caracas responded by revoking"
        before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
        return (predicate.parent or before) if predicate.link == "by" else None
    return _spender(clauses, predicate) or (_maker(clauses, predicate) if predicate.noun in _ORDERS else None)


def _shared_subject(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "It would not pay and rejected": the pronoun before the first verb."""
    shared = predicate.link == "and" and predicate.parent is not None and predicate.parent.noun == predicate.noun
    return subject_of(clauses, predicate.parent) if shared and predicate.parent is not None else None


def _follows_place(items: list[Item], predicate: Predicate) -> bool:
    """ "A delegation in Tunis, Tunisia that met": the clause is not about the place before it."""
    at = predicate.left - 1
    return predicate.link == "that" and at > 0 and items[predicate.left].lower == "that" and located(items, at)


def _joined_delegation(clauses: Clauses, predicate: Predicate) -> Party | None:
    """ "The envoy joined a delegation in Tunis that met": whoever joins or leads it does what it does."""
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return subject_of(clauses, before) if before is not None and before.verb in ("join", "lead", "head", "accompany") else None


def _spender(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "The minister spent the evening calling": the verb whose subject does what the participle tells."""
    spent = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return spent if spent is not None and spent.verb == "spend" and predicate.first - spent.last < 6 else None


def _maker(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "Signed an order imposing": the verb whose subject does what its object tells."""
    before = next((other for other in reversed(clauses.predicates) if other.last <= predicate.left), None)
    return before if before is not None and predicate.first - before.last < _NEAR and before.verb in _MAKING else None


def _place_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Seoul asked", "Tehran and Caracas have", "Beijing, which sealed": a seat of government as the doer."""
    for at in range(predicate.left, predicate.first):
        mention = items[at].mention
        if mention is not None and mention.kind in ("capital", "name") and mention.text != "Brussels":
            return party_at(items, at)
    seat = predicate.antecedent
    if seat is not None and predicate.link == "which" and seat.kind in ("capital", "name"):
        return Party((seat.country,), seat.start, seat.end)
    return None


def _asking(items: list[Item], predicate: Predicate) -> Party | None:
    """ "I would like to thank", "we want to congratulate": the pronoun before the verb that leads to it."""
    for at in range(predicate.first - 1, max(-1, predicate.first - 6), -1):
        if items[at].lower in ("i", "we") and is_pronoun(items[at]):
            return party_at(items, at)
    return None


def _actor_subject(items: list[Item], predicate: Predicate) -> Party | None:
    places = [_item_of(items, actor) for actor in predicate.subject]
    at = places[0]
    actors = [  # items know more than the first reading
        (items[n].actor if n >= 0 else None) or actor for n, actor in zip(places, predicate.subject, strict=True)
    ]
    countries = tuple(dict.fromkeys(code for actor in actors for code in acting_for(actor)))
    if not countries:
        return (
            _body_of_state(items, at)
            or _led_by(items, at, predicate)
            or _title_before(items, at)
            or _opening_deed(items, predicate)
        )
    countries = (*countries, *(code for code in _accompanying(items, places[-1], predicate) if code not in countries))
    if at > 1 and items[at - 1 - (items[at - 1].lower == "the")].lower in ("including", "like", "as"):
        countries = (*(code for code in _leading(items, at) if code not in countries), *countries)
    if at > 1 and len(actors) > 1:
        countries = (*(code for code in _row_before(items, at) if code not in countries), *countries)
    if at > 1:
        countries = (*(code for code in _row_with_others(items, at) if code not in countries), *countries)
        countries = (*(code for code in joined_before(items, at) if code not in countries), *countries)
    if at >= 0 and not predicate.noun and len(actors) == 1 and owned(items, at):
        head, _ = head_of(items, at)
        if head and head not in STATE_NOUNS and head not in STATE_ACTS:
            return None
    if len(actors) == 1:
        return Party(countries, actors[0].start, actors[0].end, actors[0].kind != "state")
    start, end = min(actor.start for actor in actors), max(actor.end for actor in actors)
    return Party(countries, start, end, any(actor.kind != "state" for actor in actors))


def _title_before(items: list[Item], at: int) -> Party | None:
    """ "Zambia's special envoy to the region, Ambassador Jane Banda, met": her title tells her state."""
    first = next((n for n in range(min(2, max(0, at))) if _is_office_holder(items[n])), None)
    if first is None or items[at - 1].lower != "," or at - first > _ROW:
        return None
    return None if any(item.kind != "word" for item in items[first + 1 : at - 1]) else party_at(items, first, speaks=True)


def _is_office_holder(item: Item) -> bool:
    return item.actor is not None and item.actor.kind == "person" and bool(countries_of(item))


def _led_by(items: list[Item], at: int, predicate: Predicate) -> Party | None:
    """ "A delegation led by the Omani minister was received": his state's."""
    for n in range(max(0, at), predicate.first - 2):
        if items[n].lower in ("led", "headed") and items[n + 1].lower == "by":
            first = n + 2 + (items[n + 2].lower == "the")
            return party_at(items, first, speaks=True) if countries_of(items[first]) else None
    return None


def _accompanying(items: list[Item], at: int, predicate: Predicate) -> tuple[str, ...]:
    """ "Chad, along with Mali and Niger, condemned": the states that do it too."""
    if at < 0 or at + 1 >= len(items) or items[at + 1].lower not in (",", "and"):
        return ()
    words = tuple([item.lower for item in items[at + 1 : at + 4]])
    group = (
        words[0] == "and" and words[1:2] and words[1] in _MANY and words[2:] == ("including",)
    )  # "Chad and allies including Mali"
    first = at + 4 + (at + 4 < len(items) and items[at + 4].lower == "the")
    if not (group or words in _TOGETHER_WITH) or first >= predicate.first or not countries_of(items[first]):
        return ()
    party = party_at(items, first, bound=predicate.first)
    return party.countries if party is not None else ()


_TOGETHER_WITH = {(",", "along", "with"), (",", "together", "with"), (",", "as", "well")}


def _item_of(items: list[Item], actor: Actor) -> int:
    """The item that begins where an actor does, -1 for an actor of another sentence."""
    at = bisect_left(items, actor.start, key=_start)
    return at if at < len(items) and items[at].start == actor.start else -1


def _body_of_state(items: list[Item], at: int) -> Party | None:
    """ "China's Defence Ministry", "the Iranian Foreign Ministry": a body that is known by its owner only."""
    if at < 1 or items[at].lower.split()[-1] not in STATE_NOUNS:
        return None
    owner = at - 1 if owned(items, at - 1) else at - 2
    if owner < 0 or not owned(items, owner):
        return None
    countries = countries_of(items[owner])
    return Party(countries, items[owner].start, items[at].end) if countries else None


def _opening_deed(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Sweden's decision to expel the diplomats was condemned": the owner of the deed that opens the sentence."""
    for at in range(min(2, predicate.first)):
        if countries_of(items[at]) and owned(items, at) and head_of(items, at)[0] in STATE_ACTS:
            return party_at(items, at)
    return None


def _opening_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "Gustavo Petro, a leftist who took office in August, restored ...": the party that opens the sentence."""
    if items[predicate.first - 1].lower != ",":
        return None
    opener = next((n for n in range(min(3, predicate.first)) if countries_of(items[n])), None)
    if opener is None or not {item.lower for item in items[:opener]} <= {"the", "a", "meanwhile"}:
        return None
    return party_at(items, opener, speaks=True)


_GOVERNING = NOMINAL_STOP - {"and", ","}


def joined_before(items: list[Item], at: int) -> tuple[str, ...]:
    """The states joined by "and" before a subject: "the Lebanese army and Israeli forces", "Israel and the Emirates"."""
    at -= 1
    while at > 0 and items[at].lower in ("the", "its"):
        at -= 1
    if at < 1 or items[at].lower not in ("and", "&"):
        return ()
    at -= 1
    if items[at].kind == "word" and items[at].lower in STATE_NOUNS:
        while at > 0 and items[at].kind == "word" and items[at].lower not in NOMINAL_STOP:
            at -= 1
    governed = at > 0 and items[at - 1].kind == "word" and items[at - 1].lower in _GOVERNING
    governed = governed or items[at].lower.startswith(("their ", "its "))  # "both recalled their envoys and Chad closed"
    return () if governed else (*_row_before(items, at), *countries_of(items[at]))


def _row_before(items: list[Item], at: int) -> tuple[str, ...]:
    """The states before a member of a row that opens its clause: "Saudi Arabia, the Emirates" before Bahrain."""
    countries: list[str] = []
    while True:
        back = at - 1 - (at > 0 and items[at - 1].lower == "the")
        if back < 1 or items[back].lower != "," or not countries_of(items[back - 1]):
            break
        at = back - 1
        countries[:0] = countries_of(items[at])
    opens = at == 0 or items[at - 1].lower in ("the", ",", "“", '"', "and") or items[at - 1].kind == "date"
    return tuple(countries) if opens else ()


def _row_with_others(items: list[Item], at: int) -> tuple[str, ...]:
    """The states before the last one named in a row that others close: "Chad, Mali and several other countries"."""
    if at + 1 >= len(items) or items[at + 1].lower not in ("and", ","):
        return ()
    if OTHERS.isdisjoint([item.lower for item in items[at + 1 : at + 7]]):
        return ()
    countries: list[str] = []
    while at > 1 and items[at - 1].lower in (",", "the"):
        at -= 1
        if items[at].lower == "the":
            continue
        found = countries_of(items[at - 1])
        if not found:
            break
        countries[:0] = found
        at -= 1
    return tuple(countries)


def _is_state_press(items: list[Item], predicate: Predicate) -> bool:
    """ "North Korean state media", "China's state-run newspapers": they speak for the state."""
    before = {item.lower for item in items[predicate.left : predicate.first]}
    return predicate.noun in _PRESS and not _STATE_OWNED.isdisjoint(before)


def _noun_subject(items: list[Item], predicate: Predicate) -> Party | None:
    """ "The Chinese army", "officials in Vietnam", "Iran's decision": a head noun that acts for the state named with it."""
    if predicate.noun not in STATE_NOUNS and predicate.noun not in STATE_ACTS and not _is_state_press(items, predicate):
        return None
    head = next((n for n in range(predicate.first - 1, -1, -1) if items[n].lower == predicate.noun), None)
    if head is None:
        return None
    owner: int | None = None
    for at in range(head - 1, max(-1, head - 7), -1):
        if countries_of(items[at]):
            owner = at
        elif owner is not None or (items[at].kind == "mark" and items[at].lower not in POSSESSIVE) or items[at].lower in STOPS:
            break
    if owner is None and head + 1 < predicate.first and items[head + 1].lower in ("of", "in", "from", "at", "for", "by"):
        owner = next((n for n in range(head + 2, min(predicate.first, head + 6)) if countries_of(items[n])), None)
    if owner is None:
        return None
    party, joined = party_at(items, owner), joined_before(items, owner)
    return Party((*joined, *party.countries), party.start, party.end, party.person) if party and joined else party

"""
English verb forms: the lexicon that clauses are read with.

`FORMS` maps a form to its readings (lemma, tag); tags are those of the Penn Treebank: VB base, VBZ "visits", VBD "visited",
VBG "visiting", VBN "visited". Regular forms are derived; irregular verbs stand in a table of their own.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


_REGULAR = _words("""
abandon accelerate accept accompany accuse achieve acknowledge act adapt add address adjourn admit adopt advance advise affect
affirm agree aid aim alert allege allow announce answer apologise apologize appeal appear applaud apply appoint approach approve
argue arm arrange arrest arrive ask assert assist assume assure attack attempt attend attract avert avoid await back bar base
believe belong bemoan berate blame block board bolster bomb boost border boycott brief call cancel capture care castigate cause
cease celebrate chair challenge champion change charge chide chopper cite claim clash close coincide collaborate collapse combat
command commemorate commend comment commit compare compete complain complete complicate comply concern conclude condemn conduct
confer confirm congratulate connect consider consult contact contain contemplate contend continue contribute control convene
convey convict cool cooperate coordinate cope counter cover crack craft crash create criss-cross crisscross criticise criticize
cross cruise culminate curb curtail date debate decide declare decline decry dedicate deepen defeat defend defer defuse delay
deliver demand demonstrate denounce deny depart deplore deploy deport describe deserve destroy detain deter determine detour
develop dial dictate differ direct disagree disappoint disarm disclose discuss disembark dismiss dispatch display dispute dock
dominate donate double downgrade draft drop earn ease echo elaborate elect elevate email embark embrace emerge emphasise emphasize
employ enable encourage end endorse enforce engage enhance enjoy enlist ensure entail enter equip erupt escalate escape escort
establish evacuate evaluate exceed exchange exclude execute exercise exist expand expect expel expire explain exploit explore
export expose express extend extradite face fail fault favor favour feature ferry film finalise finalize finance finish fire fix
flock flood focus follow force form formalise formalize foster free fuel function fund gain gather generate govern grab grant
greet guarantee hail halt hand handle happen harm hasten head helicopter help highlight hint honor honour hope host identify
ignore illustrate imply import impose imprison improve inaugurate include increase incur indicate inflict influence inform
initiate insist inspect inspire install integrate intend intensify intercept interrupt intervene interview introduce invade invest
investigate invite invoke involve isolate issue jail jet join journey judge jump justify kick kidnap kill kneel label lack lambast
lament land lash laud launch learn liberate lift limit link load lobby locate log look loom love lower maintain
manage mark measure mediate mention merge mobilise mobilize motor motorcade mourn move mull murder name narrow need negotiate
nominate normalise normalize note notice notify obey object observe obtain occupy occur offer open operate oppose opt order
organise organize oust outline overcome overnight overturn own paint participate partner pass patrol pause permit persuade phase
phone plan play pledge point poison ponder pose position postpone praise pray preach prefer prepare press pressure
presume prevent privatise probe proceed process prod produce profit prohibit project prolong promise promote pronounce propose
prosecute protect protest prove provide provoke publish pull purchase pursue push qualify question raise rally range rank rate
ratify reach reaffirm realise realize reassert reassure rebuff rebuke recall recapture receive recognise recognize recommend
reconsider reconvene recount recover reduce refer reflect reform refrain refuse refute regard register regret regulate reiterate
reject rejoin relate relax relay release relocate rely remain remark remember remind remove render renew reopen repair repatriate
repeat replace reply report represent reprimand repudiate request require reroute reschedule rescue reserve reside resign resist
resolve respect respond restart restore restrict result resume retain retaliate retire return reunite reveal reverse review revive
revoke reward ridicule risk route rule rush sack sail salute sanction save schedule score scrap scream search secede secure
seem seize select sentence separate serve settle share shell shelter shelve shift shock shorten shout shuttle sign signal silence
skip slam slap slate slow smuggle snub soften solve sour spare spark sponsor spot spurn stabilise stabilize stage stall start
state stay stem step stipulate stop stopover storm strain strengthen stress stretch strip struggle study stun submit succeed
succumb sue suffer suggest summon supply support surface surprise surrender surround survey survive suspect suspend swap sweep
tackle talk target tend term test text thank threaten thwart tighten tolerate top topple toss touch tour trace track trade train
transfer transit translate transport trap travel treat trigger triumph trust try turn tweet uncover undercut underestimate
underline undermine underscore unfold unite unleash unveil update upgrade urge use usher utter vacate vanish vanquish vary venture
verify veto violate visit voice volunteer vote vow wait waive walk want warn warrant weigh welcome whip widen wish witness
wonder work worry wound wrap yield
""")
_IRREGULAR = """
be am|is|are was|were been being
have has had had having
do does did done doing
arise arises arose arisen arising
become becomes became become becoming
begin begins began begun beginning
bid bids bid bid bidding
bind binds bound bound binding
break breaks broke broken breaking
bring brings brought brought bringing
build builds built built building
buy buys bought bought buying
catch catches caught caught catching
choose chooses chose chosen choosing
come comes came come coming
cost costs cost cost costing
cut cuts cut cut cutting
deal deals dealt dealt dealing
draw draws drew drawn drawing
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feel feels felt felt feeling
fight fights fought fought fighting
find finds found found finding
flee flees fled fled fleeing
fly flies flew flown flying
forbid forbids forbade forbidden forbidding
forget forgets forgot forgotten forgetting
freeze freezes froze frozen freezing
get gets got got|gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
hear hears heard heard hearing
hit hits hit hit hitting
hold holds held held holding
keep keeps kept kept keeping
know knows knew known knowing
lay lays laid laid laying
lead leads led led leading
leave leaves left left leaving
lend lends lent lent lending
let lets let let letting
lie lies lay lain lying
lose loses lost lost losing
make makes made made making
mean means meant meant meaning
meet meets met met meeting
overfly overflies overflew overflown overflying
oversee oversees oversaw overseen overseeing
pay pays paid paid paying
put puts put put putting
quit quits quit quit quitting
read reads read read reading
ride rides rode ridden riding
rise rises rose risen rising
run runs ran run running
say says said said saying
see sees saw seen seeing
seek seeks sought sought seeking
sell sells sold sold selling
send sends sent sent sending
set sets set set setting
shake shakes shook shaken shaking
shoot shoots shot shot shooting
show shows showed shown showing
shut shuts shut shut shutting
sit sits sat sat sitting
speak speaks spoke spoken speaking
spend spends spent spent spending
split splits split split splitting
spread spreads spread spread spreading
stand stands stood stood standing
steal steals stole stolen stealing
strike strikes struck struck striking
swear swears swore sworn swearing
take takes took taken taking
teach teaches taught taught teaching
tell tells told told telling
think thinks thought thought thinking
throw throws threw thrown throwing
understand understands understood understood understanding
undertake undertakes undertook undertaken undertaking
uphold upholds upheld upheld upholding
wear wears wore worn wearing
win wins won won winning
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withheld withholding
write writes wrote written writing
""".strip().splitlines()
_DOUBLING = frozenset(
    _words("""admit bar cancel commit compel control curb defer deter drop equip expel grab jet log nod patrol permit plan
    prod rebut refer regret scrap shun signal slam slap snub spur stem step stop strip submit swap swop tip
    top transfer transit travel trap wrap bar label slip omit skip stun rub quarrel model counsel
    pen pin plot rip rob ship shop sum""")
)


def _regular_forms(lemma: str) -> list[tuple[str, str]]:
    if lemma.endswith("e"):
        return [(lemma + "s", "VBZ"), (lemma + "d", "VBD"), (lemma + "d", "VBN"), (lemma[:-1] + "ing", "VBG")]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [(lemma[:-1] + "ies", "VBZ"), (lemma[:-1] + "ied", "VBD"), (lemma[:-1] + "ied", "VBN"), (lemma + "ing", "VBG")]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stems = [lemma + lemma[-1], lemma] if lemma in _DOUBLING else [lemma]  # "cancelled" and "canceled"
    past = [form for stem in stems for form in ((stem + "ed", "VBD"), (stem + "ed", "VBN"), (stem + "ing", "VBG"))]
    return [(third, "VBZ"), *past]


def _lexicon() -> dict[str, tuple[tuple[str, str], ...]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for line in _IRREGULAR:
        lemma, *rest = line.split()
        forms.setdefault(lemma, []).append((lemma, "VB"))
        for column, tag in zip(rest, ("VBZ", "VBD", "VBN", "VBG"), strict=True):
            for form in column.split("|"):
                forms.setdefault(form, []).append((lemma, tag))
    for lemma in _REGULAR:
        forms.setdefault(lemma, []).append((lemma, "VB"))
        for form, tag in _regular_forms(lemma):
            forms.setdefault(form, []).append((lemma, tag))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


FORMS = _lexicon()

"""
English verb forms: the lexicon that clauses are read with.

`FORMS` maps a form to its readings (lemma, tag); tags are those of the Penn Treebank: VB base, VBZ "visits", VBD "visited",
VBG "visiting", VBN "visited". Regular forms are derived; irregular verbs stand in a table of their own. `PASTS`, `GERUNDS` and the
like give the lemma of each form that has that reading.
"""

from __future__ import annotations

from geotie.extraction.wordlists import wordset

_REGULAR = wordset("""
    commiserate distribute fulfil liken petition rubbish demarche
    assemble author award bestow construct depend forge concentrate decorate pour reinforce roll
    abandon abduct abide abuse accelerate accept acclaim accompany accuse achieve acknowledge acquire act adapt add
    address adjourn admire admit admonish adopt advance advise advocate affect affirm aggress agree aid aim airlift
    alarm alert align allege allocate allow ally amass ambush anger annex announce annul answer apologise apologize
    appeal appear applaud apply appoint appreciate approach approve arbitrate argue arm arrange arrest arrive ask assail
    assassinate attach assault assert assist assume assure attack attempt attend attract attribute avert avoid await axe back
    bail balk ban bar base battle beef befriend beg behead believe belong bemoan berate besiege betray bicker blacklist blame blast
    block blockade board bolster bomb bombard boost border bow boycott brace brand brandish breach brief bristle broker
    bully bypass call cancel capture care carry castigate cause caution cease celebrate cement censure chair challenge
    champion change chant characterise characterize charge chastise chat cheat cheer chide chopper cite claim clash
    clinch close co-chair co-host co-operate co-ordinate co-sponsor coerce cohost coincide collaborate collapse collide
    colonise colonize combat command commemorate commence commend comment commit compare compensate compete complain complement
    complete complicate compliment comply concern conclude concur condemn condole conduct confer confirm confiscate
    confront congratulate connect consider console conspire consult contact contain contemplate contend contest continue
    contribute control convene convey convict cool cooperate coordinate cope counter court cover crack craft crash
    create criss-cross crisscross criticise criticize cross cruise culminate curb curtail date debate deceive decide
    declare declassify decline decry dedicate deem deepen defeat defend defer defuse defy delay deliver demand demonise
    demonize demonstrate denounce deny depart deplore deploy deport deposit derail describe deserve designate
    destabilise destabilize destroy detain deter determine detour develop dial dictate differ dine direct disagree
    disappoint disarm disavow disclose discredit discuss disembark dismantle dismay dismiss dispatch display dispute
    disregard distort ditch divide dock dominate donate double downgrade draft drag drop dub dump earn ease eavesdrop echo
    elaborate elect elevate elicit email embargo embark embrace embroil emerge empathise empathize emphasise emphasize
    employ enable enact encourage end endanger endorse enforce engage enhance enjoy enlist enrage ensure entail enter
    entreat entrust equip erect erupt escalate escape escort establish evacuate evaluate evict exacerbate exceed
    exchange exclude excoriate execute exercise exhort exist expand expect expel expire explain explode exploit explore
    export expose express expropriate extend extol extort extradite face fail fault favor favour feature ferry feud file
    film finalise finalize finance finish fire fix flock flood flout focus follow foment force form formalise formalize
    fortify foster free fuel fulfill fulminate function fund furnish gain gather generate gift govern grab grant greet ground
    guarantee hack hail halt hamper hand handle happen harass harbor harbour harden harm hasten haul head heighten
    helicopter help highlight hijack hinder hint honor honour hope host huddle humiliate identify ignite ignore
    illustrate impede implement implicate implore imply import impose impound imprison improve inaugurate inch incite
    include increase incur indicate infiltrate inflame inflict influence inform infringe infuriate initiate ink insist
    inspect inspire install instigate instruct insult integrate intend intensify interact intercept interfere interrupt
    intervene interview intimidate introduce invade inveigh invest investigate invite invoke involve irk iron irritate
    isolate issue jail jeer jeopardise jeopardize jet join journey judge jump justify kick kidnap kill kneel label lack
    lambast lambaste lament land lash laud launch lean learn lease levy liberate lift like limit link list load lobby
    locate lodge log look loom loosen loot love lower lunch lure maintain manage manipulate mark massacre mastermind
    measure meddle mediate menace mend mention merge miss misuse mobilise mobilize mock motor motorcade mourn move mull
    murder name narrow need negotiate nominate normalise normalize note notice notify nudge nurture obey object observe
    obstruct obtain occupy occur offend offer open operate oppose oppress opt orchestrate order organise organize
    ostracise ostracize oust outlaw outline outrage overcome overnight overrule overturn own paint pardon participate
    partner pass patch patrol pause pave penalise penalize permit perpetrate persecute persuade phase phone pinpoint
    plan play plead pledge plot plunder point poison ponder portray pose position postpone praise pray preach prefer
    prepare preside press pressure presume prevent privatise probe proceed process procure prod produce profit prohibit
    project prolong promise promote prompt pronounce propose prosecute protect protest prove provide provoke publish
    pull pummel punish purchase pursue push qualify quarrel question raid raise rally ram range rank ransack rate ratify
    rattle re-establish re-impose reach reaffirm realise realize rearm reassert reassess reassure rebuff rebuild rebuke
    recall recapture receive reclaim recognise recognize recommend recommit reconcile reconfirm reconsider reconvene
    recount recover redeploy redouble reduce reelect reestablish refer reflect reform refrain refuel refuse refute
    regard register regret regulate rehabilitate reimpose reintroduce reiterate reject rejoin relate relax relay release
    relocate rely remain remark remember remind remove rename render renew reopen repair repatriate repeat repel replace
    reply report represent reprimand repudiate repulse request require reroute reschedule rescind rescue reserve reside
    resign resist resolve respect respond restart restore restrain restrict result resume retain retaliate retire
    retract retreat return reunify reunite reveal reverse review revitalise revitalize revive revoke reward ridicule
    rile risk route rule rupture rush sabotage sack sail salute sanction save schedule scoff scold score scrap scream
    scuttle seal search secede secure seem seize select sentence separate serve settle sever shame share shell shelter
    shelve shift shock shorten shout showcase shrug shuttle sign signal silence skip slam slap slash slate slow smuggle
    snap snub soften solidify solve sour spar spare spark spearhead splinter sponsor spot spurn spy squabble stabilise stabilize
    stage stall start state stay stem step stigmatise stipulate stoke stonewall stop stopover storm strain strand strangle
    strengthen stress stretch strip struggle study stun subject submit subsidise subsidize succeed succumb sue suffer
    suffocate suggest summon supply support suppose suppress surface surprise surrender surround survey survive suspect
    suspend swap sweep switch sympathise sympathize tackle taint talk target tarnish taunt tax telephone tend term
    terminate test test-fire text thank thaw threaten thwart tighten tolerate top topple torpedo torture toss touch tour
    trace track trade traffic train trample transfer transit translate transport trap travel treat trigger triumph trust
    try turn tweet uncover undercut underestimate underline undermine underpin underscore underwrite unfold unify unite
    unleash unsettle unveil upbraid update upgrade uproot urge use usher utter vacate vanish vanquish vary venture
    verify veto vilify violate visit voice volunteer vote vouch vow wage wait waive walk want warm warn wrangle warrant weaken
    weigh welcome whip whisk widen wiretap wish witness wonder woo work worry wound wrap wreck yield
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
beseech beseeches besought besought beseeching
tear tears tore torn tearing
sink sinks sank sunk sinking
overrun overruns overran overrun overrunning
forgive forgives forgave forgiven forgiving
find finds found found finding
flee flees fled fled fleeing
fly flies flew flown flying
forbid forbids forbade forbidden forbidding
forget forgets forgot forgotten forgetting
forgo forgoes forwent forgone forgoing
freeze freezes froze frozen freezing
unfreeze unfreezes unfroze unfrozen unfreezing
get gets got got|gotten getting
bear bears bore borne bearing
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
overthrow overthrows overthrew overthrown overthrowing
pay pays paid paid paying
put puts put put putting
quit quits quit quit quitting
read reads read read reading
ride rides rode ridden riding
ring rings rang rung ringing
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
wind winds wound wound winding
win wins won won winning
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withheld withholding
write writes wrote written writing
""".strip().splitlines()
_DOUBLING = frozenset(
    wordset("""
    bug fulfil pin
    admit bar cancel commit confer compel control curb defer deter drop equip expel grab jet log nod patrol permit plan prod
    rebut refer regret scrap shun signal slam slap snub spur stem step stop strip submit swap swop tip top transfer transit
    travel trap wrap label slip omit skip stun rub quarrel model counsel pen pin plot rip rob ship shop spar snap ban beg
    ram repel sum
""")
)


# Verbs whose base form and third person are nouns or adjectives nearly always: only "sided" and "siding" are read as forms of them.
_NOUNS_FIRST = wordset("""
    blackmail brush bug cyberattack damage earmark heap initial mass pin place pound present rail rocket ruin scale ship side
    station team
""")


def _regular_forms(lemma: str) -> list[tuple[str, str]]:
    if lemma.endswith("e"):
        return [(lemma + "s", "VBZ"), (lemma + "d", "VBD"), (lemma + "d", "VBN"), (lemma[:-1] + "ing", "VBG")]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [(lemma[:-1] + "ies", "VBZ"), (lemma[:-1] + "ied", "VBD"), (lemma[:-1] + "ied", "VBN"), (lemma + "ing", "VBG")]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stems = [lemma + lemma[-1], lemma] if lemma in _DOUBLING else [lemma]  # "cancelled" and "canceled"
    past = [form for stem in stems for form in ((stem + "ed", "VBD"), (stem + "ed", "VBN"), (stem + "ing", "VBG"))]
    return [(third, "VBZ"), *past]


def _silent_e_first(lemma: str) -> tuple[bool, str]:
    return not lemma.endswith("e"), lemma


def _lexicon() -> dict[str, tuple[tuple[str, str], ...]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for line in _IRREGULAR:
        lemma, *rest = line.split()
        forms.setdefault(lemma, []).append((lemma, "VB"))
        for column, tag in zip(rest, ("VBZ", "VBD", "VBN", "VBG"), strict=True):
            for form in column.split("|"):
                forms.setdefault(form, []).append((lemma, tag))
    for lemma in sorted(_REGULAR, key=_silent_e_first):  # "spared" is "spare", not "spar"
        forms.setdefault(lemma, []).append((lemma, "VB"))
        for form, tag in _regular_forms(lemma):
            forms.setdefault(form, []).append((lemma, tag))
    for lemma in _NOUNS_FIRST:
        for form, tag in _regular_forms(lemma)[1:]:
            forms.setdefault(form, []).append((lemma, tag))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


FORMS = _lexicon()


def _lemmas_by_tag() -> dict[str, dict[str, str]]:
    lemmas: dict[str, dict[str, str]] = {tag: {} for tag in ("VB", "VBZ", "VBD", "VBG", "VBN")}
    for form, readings in FORMS.items():
        for lemma, tag in readings:
            lemmas[tag].setdefault(form, lemma)
    return lemmas


_LEMMAS = _lemmas_by_tag()
# Each from form to lemma.
BASE_FORMS, THIRD_PERSONS, PASTS, GERUNDS, PARTICIPLES = (_LEMMAS[tag] for tag in ("VB", "VBZ", "VBD", "VBG", "VBN"))

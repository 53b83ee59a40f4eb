"""
Offices and titles: the one table of who may stand for a state.

A role phrase is read as `MODIFIER* HEAD (of|for COMPLEMENT)?`: "deputy foreign minister for political affairs", "special
presidential envoy", "Minister of Trade and Industry". Extend the table by adding a word to the set that it belongs to.
"""

from __future__ import annotations

from geotie.extraction.wordlists import wordset

# Heads of state and government: one holder at a time, so "the president" means somebody.
LEADER_HEADS = wordset("""
    shah president prime-minister premier chancellor king queen emir amir sultan emperor monarch pope pontiff leader ruler
    head-of-state head-of-government taoiseach caudillo crown-prince vice-president vice-premier vice-chancellor
""")
# Other offices of one state, held by a single person.
OFFICE_HEADS = wordset("""
    minister secretary undersecretary under-secretary envoy ambassador consul attaché attache chargé representative adviser
    advisor negotiator diplomat official spokesman spokeswoman spokesperson speaker senator congressman congresswoman
    lawmaker legislator parliamentarian mp deputy governor mayor general admiral marshal commander colonel
    lieutenant-general major-general chief director chairman chairwoman chairperson prosecutor attorney councilor councillor
    counselor commissioner head prince princess sheikh sheik ayatollah excellency majesty highness treasurer comptroller
    aide member tsar czar emissary administrator vice-minister vice-foreign deputy-minister politician statesman sherpa
    state-councilor dignitary regent governor-general auditor lady gentleman coordinator assistant liaison counsel whip
    chair co-chair ombudsman rapporteur justice plenipotentiary mediator strongman pm fm
""")
# Plural heads: several people of one or more states ("the two leaders", "Iranian officials").
PLURAL_HEADS = wordset("""
    presidents ministers premiers leaders secretaries envoys ambassadors diplomats officials senators congressmen lawmakers
    legislators parliamentarians mps negotiators representatives delegates generals admirals commanders chiefs advisers
    advisors heads-of-state kings monarchs rulers princes aides counterparts governors mayors experts inspectors
""")
# Groups that travel as one.
DELEGATION_HEADS = wordset("delegation delegations mission team entourage")
# Heads that are no office of a state.
UNOFFICIAL_HEADS = wordset("""
    analyst expert professor scholar researcher activist journalist reporter correspondent columnist editor author writer
    historian economist lawyer attorney-at-law ceo executive businessman businesswoman entrepreneur tycoon billionaire
    banker founder owner investor player footballer striker goalkeeper midfielder defender captain coach manager athlete
    sprinter boxer cyclist driver racer golfer wrestler swimmer champion singer actor actress musician rapper guitarist
    drummer comedian artist painter director-of-film filmmaker producer model star celebrity tourist traveller traveler
    resident student teacher doctor nurse farmer worker engineer scientist astronaut pastor priest monk rabbi imam bishop
    archbishop cardinal missionary soldier sergeant private pilot sailor policeman officer detective suspect victim migrant
    refugee candidate rival dissident blogger widow wife husband son daughter brother sister mother father fan lobbyist
    strategist pollster fugitive militant fighter gunman hacker trader dealer trafficker chef designer architect
    philanthropist sculptor novelist poet
""")

# Words before a head that belong to the role.
MODIFIERS = wordset("""
    deputy vice assistant associate junior acting interim caretaker first second third principal senior special chief top
    high-ranking high-level ranking permanent presidential federal foreign defence defense interior home finance treasury
    economy economic trade commerce energy oil petroleum health education agriculture environment climate justice culture
    tourism transport labour labor prime crown national security state general parliamentary parliament cabinet military
    army navy naval air force intelligence spy diplomatic nuclear peace political party communist supreme grand royal lead
    veteran visiting outgoing incoming newly elected senior-most longtime long-time leading joint central bank affairs
    relations policy external international development industry science technology information water communications
    planning strategic house senate congressional legislative government ruling republican democratic roving personal
    plenipotentiary extraordinary honorary attorney solicitor consul inspector hereditary spiritual paramount de-facto facto
    de provincial regional counter-terrorism counterterrorism anti-terrorism humanitarian police customs immigration media
    press senior-level appointed middle east african european asian latin american western hemisphere near eastern south under
    mideast majority minority tempore pro white pentagon kremlin ministry department office council duma knesset majlis bundestag
    lower upper presidency premiership chancellery union
""")
# A person with one of these is no longer, or not yet, in office.
FORMER = wordset("""
    former ex onetime one-time erstwhile ousted deposed exiled late then-opposition retired ex-
""")
OPPOSITION = wordset("""
    opposition rebel separatist dissident exiled self-proclaimed guerrilla militia insurgent hamas hezbollah
    taliban-appointed
""")
# Words that make a complement of the head: "Minister of Foreign Affairs and International Cooperation".
PORTFOLIO = wordset("""
    foreign affairs defence defense interior home finance treasury economy economic economics trade commerce energy oil
    petroleum natural resources health education agriculture environment climate change justice culture tourism transport
    transportation labour labor industry science technology information communications water planning development
    cooperation international security national intelligence strategic political consular legal parliamentary external
    relations policy public works infrastructure housing sport sports youth women gender immigration migration citizenship
    regional integration investment religious islamic council bureau office state staff government republic union parliament
    senate congress assembly people's peoples commission committee chamber deputies representatives house lords commons
    supreme leader army armed forces joint chiefs air force navy department ministry agency administration human rights arms
    control nonproliferation counterterrorism nuclear peace special reconciliation process missile homeland veterans budget
    management urban rural food fisheries forestry mines mining minerals aviation maritime ports telecommunications digital
    innovation higher research social welfare family children elderly multilateral hemisphere western eastern southern
    northern african european eurasian asian south central near east latin american caribbean pacific the and of for de
    europe asia africa america americas middle gulf levant balkans caucasus indo-pacific business worship religion
    reconstruction reforms reform revenue expatriates emigrants diaspora ecology gas mineral heritage antiquities awqaf
    endowments privatisation privatization space enterprise equality constitutional institutional neighbourhood enlargement
    crisis partnerships lands sahel horn great lakes subcontinent north hostage hostages iran-contra ukraine-related
    people island islands consumer consumers
    sanctions syria-related high west tax monetary macroeconomic mobility digitalisation digitalization ai cyber cyberspace outer
    ocean oceans liaison legislature party communist publicity inspection discipline workers workers'
""")
COURTESY = wordset("""
    datuk dato datin tun tengku tunku tan hon hon. honourable honorable engr engr. haji hajjah mian
    sayyid sayed shaikh hojatoleslam
    mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. prof. prof hon. rep. rep sen. sen gov. gov gen. gen adm. adm col.
    lt. lt maj. brig. capt. amb. amb sheikh sheik ayatollah pope king queen prince princess sultan emir madam mme mme.
    monsieur señor senor messrs messrs. hojatoleslam
""")
OFFICIAL_COURTESY = {
    "rep.": "representative", "rep": "representative", "sen.": "senator", "sen": "senator", "gov.": "governor", "gov":
    "governor", "gen.": "general", "gen": "general", "adm.": "admiral", "adm": "admiral", "col.": "colonel", "maj.":
    "major", "amb.": "ambassador", "amb": "ambassador", "lt.": "lieutenant", "lt": "lieutenant", "brig.": "brigadier",
    "pope": "pope", "king": "king", "queen": "queen", "prince": "prince", "princess": "princess", "sultan": "sultan",
    "emir": "emir", "sheikh": "sheikh", "sheik": "sheikh", "ayatollah": "ayatollah", "hojatoleslam": "hojatoleslam",
}  # fmt: skip
MALE = wordset("""
    mr mr. sir lord king prince sultan emir pope sheikh sheik ayatollah monsieur señor senor chairman spokesman congressman
    businessman crown-prince premier-man his
""")
FEMALE = wordset("""
    mrs mrs. ms ms. miss dame lady queen princess madam mme mme. chairwoman spokeswoman congresswoman her she
""")
# Bodies of one state, by the word that stands before an office: "Mossad chief", "Taliban foreign minister".
INSTITUTIONS = {
    "mossad": "ISR", "knesset": "ISR", "taliban": "AFG", "pentagon": "USA", "cia": "USA", "fbi": "USA", "mi6": "GBR",
    "isi": "PAK", "irgc": "IRN", "majlis": "IRN", "fsb": "RUS", "duma": "RUS", "bundestag": "DEU", "bundesbank":
    "DEU", "sejm": "POL", "riksdag": "SWE", "folketing": "DNK", "storting": "NOR", "eduskunta": "FIN", "saeima":
    "LVA", "seimas": "LTU", "riigikogu": "EST", "rada": "UKR", "bundesrat": "DEU", "dail": "IRL",
}  # fmt: skip

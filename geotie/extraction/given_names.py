"""Given names that tell whether "he" or "she" may mean their bearer; names borne by men and women alike are left out."""

from __future__ import annotations

from geotie.extraction.wordlists import wordset

_MEN = wordset("""
    abbas abdul abdullah abdulla abdulaziz abdel abdelaziz abdelmadjid abiy adam adel ahmad ahmed akbar alain alberto aleksandar
    aleksandr alejandro alexander alexey ali alistair amir anatoly anders andrew andrei andrzej anthony antonio antony anwar
    antónio arif arvind asif atal atiku bashar bashir ben benjamin bernard bernardo bill bob boris brad brian bruno carlos charles
    chris christopher cyril daniel darren david dennis denis dick diego dieter dimitri dmitri dmitry dmytro dominic donald douglas
    ebrahim edgar eduardo edward emmanuel emomali enrique enrico eric ernesto evo faisal felipe felix fernando fidel filip
    francisco frank frans franz frederick friedrich fuad gabriel gavin geert gennady george gerhard giorgio gordon guido
    guillaume gustavo hakan hamid hans harold harry hassan heinz helmut henri henry herbert hossein hosni hugo hun hussein ibrahim
    idriss igor ilham imran ivan jack jacob jacques jaime jake james janez javier jawad jeremy jerome jerry jim joachim joao
    joaquim joe johan john jonathan jorge jose joseph josep josé juan julius justin kamal karl keith ken kenneth kevin khalid
    khalifa klaus kofi konstantin lars laurent leon leonid leopoldo lloyd lorenzo louis lucas luigi luis luiz mahmoud malcolm manuel
    marcelo marco marcos mario mark marko martin masoud massoud mateusz matteo matthew mauricio mehdi mevlut michael michel miguel
    mike mikhail miguel milos mohamed mohammad mohammed moussa muhammad muhammadu mustafa narendra nasser nawaz
    nelson nestor nicholas nicolas nicolás nikolai nikos nouri nuri olaf oleg oleksandr olivier omar oscar osman otto pablo paolo
    patrick paul pavel pedro pervez peter petr petro philip philippe pierre piotr qaboos rafael raila ramon raul raúl ram recep
    richard rishi robert roberto rodrigo roger roland ronald ruben saddam salman salva sam samuel sebastian sebastián sergei sergey
    sergio shavkat shehbaz shimon shinzo silvio simon stefan stefano stephen steve steven subrahmanyam suleiman tamim taro thabo
    theodore theo thomas tim timothy todor tom tomas tony urho uhuru valdis vaclav vicente victor viktor viktor vincent vitaly
    vladimir volodymyr walter werner wilhelm william wolfgang yasser yevgeny yoweri yuri yusuf zoran
""")
_WOMEN = wordset("""
    ada agnes alexandra alice alicia amina ana angela anita ann anna annalena anne annegret antonia asma baerbel
    barbara beata beatriz benazir bettina bridget brigitte carla carmen carolina caroline catherine cathy cecilia christiane
    christina christine clara claudia condoleezza cristina daisy dalia delcy deborah diana dilma dina dora edith
    elena eleni elisabeth eliza elizabeth ella ellen elsa emilia emily emma erna ertharin esther eva evelyn federica fatima
    fatou fatoumata fiona florence frances françoise gabriela georgia giorgia gloria golda grace graça hanna hannah heather helen
    helena helle hilary hillary hina ines ingrid irene irina isabel ivanka ivana jacinda janet jeanine jen jennifer jessica
    joanna josefa josephine joyce julia juliana julie kamala karin karen katarina kate katharina katherine katja kersti kirsten
    kolinda laura layla leila liesje linda lisa liz louise lucia ludmila luisa magdalena maia maja margaret margarita margot
    maria marie marina marise marta martha mary maryam melanie mette michelle mia michaela millie mirjana mona monica monika nadia
    najla nancy natalia natalya nathalie nina nirmala nkosazana noeleen olga oxana patricia paula penny pratibha rachel rania
    raisa rebecca retno rita rosa rosemary roza ruth samantha sandra sanna sara sarah segolene sheikha sheila shirin simone
    sofia sonia sophie stephanie sushma susan svetlana sylvie tamara tanja tansu tarja tatiana theresa ursula valentina
    valerie vera veronica victoria viola viktoria vjosa wendy xiomara yingluck yulia yuliya zainab zuzana
""")


def is_woman(first_name: str) -> bool | None:
    """Whether the bearer of a given name (in lower case) is a woman; None if the name does not tell."""
    return True if first_name in _WOMEN else False if first_name in _MEN else None

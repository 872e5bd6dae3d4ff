"""How Norwegian words vary, as data for the browser (`web/scripts/search/match.js`).

A word is looked up in `WORDS`, goes through `RULES` once, then loses `ENDINGS` until none is left, then goes through
`LAST` once. What comes out is the same for all forms of a word, and need be no word itself. The patterns are
JavaScript's; æ, ø and å in `RULES` also meet ae, oe, o, aa and a. The rules work inside compounds, where nothing
anchors them: most words that teachers look for are the last part of a longer one.
"""

from __future__ import annotations

Rule = tuple[str, str]

WORDS: tuple[Rule, ...] = (
    ("kva", "hva"), ("kven", "hvem"), ("kvar", "hver"), ("kor", "hvor"), ("korleis", "hvordan"), ("kvifor", "hvorfor"),
    ("eg", "jeg"), ("ei", "en"), ("ein", "en"), ("eit", "en"), ("et", "en"), ("dei", "de"), ("ikkje", "ikke"),
    ("noko", "noe"), ("nokon", "noen"), ("nokre", "noen"), ("mykje", "mye"), ("vere", "være"), ("berre", "bare"),
    ("no", "nå"), ("frå", "fra"), ("eiga", "egen"), ("eigne", "egen"), ("meir", "mer"), ("eget", "egen"),
    ("egne", "egen"), ("lita", "liten"), ("vesle", "liten"), ("små", "liten"), ("vgs", "videregående"),
    ("vgo", "videregående"), ("matte", "matematikk"), ("udir", "utdanningsdirektoratet"),
)
"""The commonest words, whole: their spellings differ without a rule. And what schools say for short."""

_NYNORSK_SPELLING: tuple[Rule, ...] = (
    ("skul(?=e|a[nr])", "skol"), ("(rett|veg)lei", "veiled"), ("veiledning", "veileding"), ("lei(?=ar|ing)", "led"),
    ("^lei(?=er?$)", "led"), ("eigar", "eier"), ("eigen", "egen"), ("fleir", "fler"), ("heim", "hjem"),
    ("heilskap", "helhet"), ("heil(?=$|e$|t$)", "hel"), ("einig", "enig"), ("meist(?=e?r)", "mest"), ("teikn", "tegn"),
    ("rekneskap", "regnskap"), ("rekn", "regn"), ("likn", "lign"), ("reiskap", "redskap"), ("namn", "navn"),
    ("nemn", "nevn"), ("jamn", "jevn"), ("sakn", "savn"), ("oppgåv", "oppgav"), ("høyr(?=[est]|$)", "hør"),
    ("høg", "høy"), ("løys", "løs"), ("løsning", "løsing"), ("køyr", "kjør"), ("drøym|draum", "drøm"),
    ("gløym", "glem"), ("haust", "høst"), ("straum", "strøm"), ("auk(?=$|e|a|ing)", "øk"), ("djupn", "dybd"),
    ("djup", "dyp"), ("ljo(?=s|d)", "ly"), ("fy(?=lg|rst)", "fø"), ("hald", "hold"), ("fald", "fold"),
    ("kjeld", "kild"), ("kvar(?=dag|andre)", "hver"), ("^kv(?=it|il)", "hv"), ("saman", "sammen"),
    ("(ut|inn)an(?=$|[fo])", "$1en"), ("vidare", "videre"), ("frå$", "fra"), ("undervegs", "underveis"),
    ("^veg(?=$|en$|ar|er$)", "vei"), ("framand", "fremmed"), ("frem(?!m)", "fram"),
    ("føre(?=still|byg|sett|skriv|les)", "fore"), ("føremål", "formål"), ("(fore|an|til)set(?=t)", "$1sat"),
    ("tilsat", "ansat"), ("(til|på|for)bod", "$1bud"), ("(^|ut)val(?=$|et|fag)", "$1valg"), ("bilet(?=e|a)", "bild"),
    ("spel(?=$|e|a)", "spill"), ("berekraft", "bærekraft"), ("månad", "måned"), ("måndag", "mandag"),
    ("tysdag", "tirsdag"), ("laurdag", "lørdag"), ("sundag", "søndag"), ("^vek(?=[ea])", "uk"), ("omgrep", "begrep"),
    ("røynsl", "erfaring"), ("kjensl", "følels"), ("semj(?=e|a)", "enighet"), ("^døme", "eksempel"),
    ("skilnad", "forskjell"), ("ynskj", "ønsk"), ("^gjer(?=[est]|$)", "gjør"), ("mogleg", "mulig"),
    ("stad(?=$|e[nr]|a)", "sted"), ("sjøl(?:v|$)", "selv"), ("(med|på|sam)verk", "$1virk"),
    ("verk(?=emid|eleg|nad)", "virk"), ("virknad", "virkning"), ("leik(?=$|en)", "het"), ("verksemd", "virksomhet"),
    ("semd", "somhet"), ("heit", "het"), ("(..)leg(?=$|[ae]|st|t$)", "$1lig"),
    ("(tenk|søk|ønsk|følg|spør|velg|bygg|legg|dekk|styrk)j(?=e)", "$1"), ("([kglr])j(?=(?:a|e|ar|er|ing|ande)$)", "$1"),
    ("(..)els(?=e)", "$1ing"), ("c(?=[aou])", "k"),
)
"""skule, leiar, moglegheit, tryggleik, fagleg, medverknad, søkje; oppleving for opplevelse (both are bokmål too). The
roots are those that differ between the two languages and that schools use; høgskole and framtid, podcast and podkast
are spelled both ways in bokmål."""

_IRREGULAR: tuple[Rule, ...] = (
    ("bøk(?:er|ene|ane)", "bok"), ("menn(?=$|ene|s)", "mann"), ("føtt?(?:er|ene)", "fot"), ("born(?=$|a|s)", "barn"),
    ("(?:hend|hånd)(?:er|ene|a)", "hånd"), ("netter", "natt"), ("trær", "tre"), ("øyne", "øye"), ("brødre", "bror"),
    ("mødre", "mor"), ("fedre", "far"), ("(semest|regist)r(?=e(?:ne)?$)", "$1er"), ("(?<!pre)senter", "sentr"),
    ("(.{4})ums?$", "$1"), ("skr[ei]+v(?=$|et|ne|in)", "skriv"), ("bidrog?$", "bidra"),
    ("(for|opp|be)st(?:od?|å)$", "$1stå"), ("((?:^|for|be|opp)st|(?:^|på|fore|ut|inn)g|sl)å(?:r|tt)$", "$1å"),
    ("g(?:ikk|jekk)$", "gå"), ("møtt(?=e|$)", "møt"), ("gjor(?:de|t)$", "gjør"), ("sikre", "sikker"),
    ("(voks|åp|mod|vak)(?:ent|n(?=e))", "$1en"), ("byg[dt]e?$", "bygg"), ("valgte?$", "velg"), ("spurte?$", "spør"),
    ("(lær|les|vis|lev|del|før|hør|føl|(?<![aeiou])men|øv|søk|løs|reis|kjøp|styr)[td]e?s?$", "$1"),
)
"""Irregular nouns and verbs of schools; regular past tenses whose stem is too short for the endings below."""

_OTHER_WORDS: tuple[Rule, ...] = (
    ("(spørs|for)mål", "$1m-l"), ("vilkår", "vilk-r"), ("årsak", "-rsak"), ("erklær", "erkl-r"),
    ("boks(?=e|$)", "b-ks"), ("konsentr", "kons-ntr"),
)
"""Common words that look like compounds of a word that teachers look for, and are not: mål, år, lære, bok."""

RULES = _NYNORSK_SPELLING + _IRREGULAR + _OTHER_WORDS

ENDINGS = ("(?<=.{3}|^[aeiouyæøå].)(?:[ae]ne|e[dr]e|[ae]nde|e[ntr]?|a|(?<!a)ar|(?<!s|[aeo]k)s|(?<=r)ne)$"
           "|(?<=..(?:ig|sk))st$")
"""Of nouns, adjectives and verbs, in both languages. Three letters must be left, or two where the first is a vowel
(uke, eier, øve)."""

LAST: tuple[Rule, ...] = (
    ("(?<=...[^aeiouyæøås])(?<!plan)[td]$", ""), ("(?<=...)er$", ""), ("(kk|tt|midd|mp|ng|reg)el$", "$1l"),
    (r"([kptd])\1l$", "$1l"), (r"(?<=...)([^aeiouyæøå\d])\1$", "$1"), ("mm$", "m"),
)
"""trygt and vurdert, vurdere and vurdert; regel and regler, artikkel and artikler; trygg and trygt, rommet and rom."""

PARTICLES = "for til opp inn med mot ut på av an".split()
"""Beginnings of words that are no compounds to look into: «hold» is not looked for in forhold and innhold."""

FUNCTION_WORDS = (
    "alle at av bare ble bli blir både bør da de deg dem den der deres det dette dere din dine ditt du eller en enn "
    "er et for fra få får fikk gjør gjøre ha hadde han hans har henne hennes hos hun hva hver hvem hvilke hvilken "
    "hvor hvordan hvorfor i ikke inn jeg kan kunne man med meg men mellom min mine mitt mot må nå når noe noen og "
    "også om opp oss over på seg selv si sin sine sitt skal skulle som så til under ut var ved vi vil ville vår vårt "
    "våre være å "
    "dei deira dykk dykkar eg ein ei eit frå gjer gjere ho hennar ikkje kva kven korleis kvifor kvar me mykje no noko "
    "nokon nokre sjølv vart vere vert"
).split()
"""A page that answers a question need not hold the question's small words."""

"""How Norwegian words vary, as data for the browser (`browser/search-words.js`).

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
    ("no", "nå"), ("frå", "fra"), ("saman", "sammen"), ("eigen", "egen"), ("eiga", "egen"), ("eigne", "egen"),
    ("eget", "egen"), ("egne", "egen"), ("lita", "liten"), ("vesle", "liten"), ("små", "liten"),
)
"""The commonest words, whole: their spellings differ without a rule."""

_NYNORSK_SPELLING: tuple[Rule, ...] = (
    ("skul(?=e|a[nr])", "skol"), ("rettlei", "veiled"), ("veiledning", "veileding"), ("lei(?=ar|ing)", "led"),
    ("eigar", "eier"), ("fleire", "flere"), ("heim", "hjem"), ("oppgåv", "oppgav"), ("høyr(?=[est]|$)", "hør"),
    ("^gjer(?=[est]|$)", "gjør"),
    ("mogleg", "mulig"), ("stad(?=$|e[nr]|a)", "sted"), ("sjølv", "selv"),
    ("(med|på|sam)verk", "$1virk"), ("verk(?=emid|eleg|nad)", "virk"), ("virknad", "virkning"),
    ("leik(?=$|en)", "het"), ("verksemd", "virksomhet"), ("semd", "somhet"), ("heit", "het"),
    ("(..)leg(?=$|[ae]|st|t$)", "$1lig"),
    ("([kglr])j(?=(?:a|e|ar|er|ing|ande)$)", "$1"), ("(..)els(?=e)", "$1ing"),
)
"""skule, leiar, moglegheit, tryggleik, fagleg, medverknad, søkje; oppleving for opplevelse (both are bokmål too)."""

_IRREGULAR: tuple[Rule, ...] = (
    ("bøk(?:er|ene|ane)", "bok"), ("menn(?=$|ene|s)", "mann"), ("føtt?(?:er|ene)", "fot"), ("born(?=$|a|s)", "barn"),
    ("(?:hend|hånd)(?:er|ene|a)", "hånd"), ("netter", "natt"), ("trær", "tre"), ("øyne", "øye"), ("brødre", "bror"),
    ("mødre", "mor"), ("fedre", "far"), ("(semest|regist|sent)r(?=e(?:ne)?$)", "$1er"), ("(.{4})ums?$", "$1"),
    ("skr[ei]+v(?=$|et|ne|in)", "skriv"), ("bidrog?$", "bidra"), ("(for|opp|be)stod?$", "$1stå"),
    ("((?:^|for|be|opp)st|(?:^|på|fore|ut|inn)g|sl)å(?:r|tt)$", "$1å"), ("g(?:ikk|jekk)$", "gå"),
    ("møtt(?=e|$)", "møt"), ("gjor(?:de|t)$", "gjør"), ("sikre", "sikker"), ("(voks|åp|mod|vak)(?:ent|n(?=e))", "$1en"),
    ("byg[dt]e?$", "bygg"), ("valgte?$", "velg"), ("spurte?$", "spør"),
    ("(lær|les|vis|lev|del|før|hør|føl|men|øv|søk|løs|reis|kjøp|styr)[td]e?s?$", "$1"),
)
"""Irregular nouns and verbs of schools; regular past tenses whose stem is too short for the endings below."""

_OTHER_WORDS: tuple[Rule, ...] = (
    ("(spørs|for)mål", "$1m-l"), ("vilkår", "vilk-r"), ("årsak", "-rsak"), ("erklær", "erkl-r"),
    ("boks(?=e|$)", "b-ks"),
)
"""Common words that look like compounds of a word that teachers look for, and are not: mål, år, lære, bok."""

RULES = _NYNORSK_SPELLING + _IRREGULAR + _OTHER_WORDS

ENDINGS = "(?<=.{3}|^[aeiouyæøå].)(?:[ae]ne|e[dr]e|[ae]nde|e[ntr]?|a|(?<!a)ar|(?<!s)s|(?<=r)ne)$|(?<=..(?:ig|sk))st$"
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
    "alle at av bare blir både da de den der det dette dere deres du eller en er et for fra hadde han har hun hva hver "
    "hvem hvilke hvilken hvor hvordan hvorfor i ikke inn jeg kan man med men mellom mot må nå når noe noen og også om "
    "opp oss over på seg si sin sine skal som så til under ut var ved vi vil være å "
    "dei eg ein eit frå ho ikkje kva kven korleis kvifor kvar me no noko vere vert"
).split()
"""A page that answers a question need not hold the question's small words."""

"""Every problem code: what it says to an editor, why it is refused, and how to mend it.

Codes are stable. The editor guide's list is made from this table, so that the two can't drift.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem; `message` and `fix` are format strings, `cause` is for the editor guide."""

    severity: Literal["error", "warning"]
    message: str
    fix: str
    cause: str


def _error(message: str, fix: str, cause: str) -> Code:
    return Code("error", message, fix, cause)


def _warning(message: str, fix: str, cause: str) -> Code:
    return Code("warning", message, fix, cause)


CODES: dict[str, Code] = {
    # Files and bytes
    "KP101": _error("Fila er ikke gyldig UTF-8 (byte {byte}).", "lagre fila på nytt som UTF-8.",
                    "Verktøyet leser bare UTF-8, slik at ingen tegn blir tolket feil."),
    "KP102": _error("Tegnet {char} kan ikke stå her: det er usynlig eller styrer teksten.",
                    "slett tegnet, eller skriv ordet på nytt for hånd.",
                    "Usynlige tegn kan skjule en blokk eller snu leseretningen. De kommer ofte med når "
                    "tekst limes inn fra Word eller PDF."),
    "KP103": _error("Siden er for stor: {size}. Grensa er {limit}.", "del siden i flere sider.",
                    "Sider over grensa tar for lang tid å bygge og er for lange å lese."),
    "KP104": _error("«{name}» er en symbolsk lenke.", "legg selve fila her i stedet.",
                    "En lenke kan peke ut av prosjektet; da vet vi ikke hva som publiseres."),
    "KP105": _error("«{name}» hører ikke hjemme her: {why}", "flytt eller slett fila.",
                    "I modules/ og docs/ kan det ligge sider (.md), vedlegg av kjente typer, package.yml og skoleruter, "
                    "hver på sin plass."),
    "KP106": _error("Vedlegget brukes ikke av noen side.", "lenk til det fra en side, eller slett det.",
                    "Et vedlegg som ingen bruker, blir aldri publisert. Da ligger det der ved en feil."),
    "KP107": _error("Adressen «{address}» kolliderer med {other}.", "gi den ene et annet navn.",
                    "To filer som bare skiller seg i store bokstaver, tegnform eller «a.md» mot "
                    "«a/index.md», får samme adresse på en tjener."),
    "KP108": _error("Navnet «{name}» kan ikke bli en adresse: {why}", "gi fila eller mappa nytt navn.",
                    "Modulmapper heter som 1-lesestunden og sider som 06-elevene-velger.md, med små bokstaver a–z, tall og bindestrek."),
    "KP109": _error("{what} mangler.", "lag fila; «kp new» skriver en gyldig start.",
                    "Hver pakke trenger package.yml, og hver modul en forside (index.md)."),
    "KP111": _error("Vedlegget kan ikke leses: {why}", "lagre fila på nytt uten passord, gjør den mindre, eller bytt den ut.",
                    "Alt som publiseres, blir lest, også vedlegg, så ingenting blir med som ikke skal. Det vi ikke kan lese, "
                    "kan vi ikke gå god for."),
    "KP112": _error("Vedlegget inneholder tekst som er skjult for {editions}: «{what}».",
                    "ta teksten ut av vedlegget, åpne den i {there} for de samme leserne, "
                    "eller la bare dem som får se den, få lenka til vedlegget (i {page}).",
                    "Den som får vedlegget, får all teksten i det. Åtte ord på rad som ellers bare står i skjult tekst, "
                    "er for likt til å være tilfeldig."),
    "KP113": _warning("Fila som stopper Zensical, mangler eller virker ikke.",
                      "lag zensical.toml ved siden av mkdocs.yml, med linjene «[project]» og «theme.name = \"{theme}\"».",
                      "Zensical leser mkdocs.yml, men ikke roller, og ville publisert det som er for ledere, for alle. Nevner "
                      "zensical.toml et tema som ikke finnes, stopper det med én linje. «kp new package» skriver fila."),
    # Front matter and options
    "KP201": _error("Sidehodet mangler: {why}", "begynn fila med «---», så title og roles, så «---».",
                    "Alle sider begynner med et sidehode mellom to linjer med ---, fra linje 1."),
    "KP202": _error("YAML-en kan ikke leses: {why}.",
                    "sett verdien i hermetegn, som title: \"Plan: for ledere\", og rykk inn med mellomrom, ikke tabulator.",
                    "En tittel som «Plan: for ledere» må stå i hermetegn, ellers tror YAML at kolonet "
                    "skiller nøkkel og verdi."),
    "KP203": _error("Ukjent nøkkel «{key}».", "{near}Nøkler her: {known}.",
                    "En skrivefeil i en nøkkel ville ellers blitt oversett i stillhet."),
    "KP204": _error("Nøkkelen «{key}» står to ganger.", "slett den ene.",
                    "YAML bruker den siste og glemmer den første; vi gjetter ikke hvilken du mente."),
    "KP205": _error("«{key}» har feil verdi: {why}.", "skriv {expected}.",
                    "Verdien har ikke den typen eller formen som nøkkelen skal ha."),
    "KP206": _error("«{key}» mangler.", "legg til «{key}: …» ({expected}).",
                    "Nøkkelen er påkrevd her."),
    "KP207": _error("Ukjent rolle «{role}».", "{near}Roller her: {known}.",
                    "Roller er dem som mkdocs.yml nevner. En skrivefeil kunne ellers vist eller skjult noe "
                    "for feil lesere."),
    "KP208": _error("HTML kan ikke stå i «{key}».", "skriv ren tekst, uten < > og &…;.",
                    "Titler og beskrivelser vises mange steder, også der HTML ville blitt kjørt."),
    "KP209": _error("Modulnummeret {number} stemmer ikke: {why}", "bruk mappas nummer, ett per modul.",
                    "Nummeret i index.md, i mappenavnet og i lenker må være det samme."),
    "KP210": _error("YAML-funksjonen {what} er ikke i bruk her.", "skriv verdien rett ut.",
                    "Ankere, aliaser, merkelapper og flere dokumenter gjør sidehodet vanskelig å lese."),
    "KP211": _warning("«{key}» har ingen virkning her: {why}.", "slett «{key}» fra mkdocs.yml.",
                      "Noen av MkDocs' innstillinger bestemmer verktøyet selv. Da skal de ikke stå der og se ut som om de virker."),
    "KP212": _error("Språket «{locale}» har ingen ordfil.",
                    "{near}Lag overrides/words/{locale}.yml, eller ta språket ut av «locales».",
                    "Et språk er en fil med ord. Verktøyet har noen; nettstedet kan legge til flere."),
    # Blocks
    "KP301": _error("Linja er ikke en kjent blokk: «{line}».",
                    "{near}Skriv «/// navn | argument» eller «/// end navn»; skal skråstrekene vises, skriv «\\///».",
                    "Alt som ligner en blokk, men ikke er det, blir stoppet. Ellers kunne innhold for ledere "
                    "blitt synlig for alle på grunn av en skrivefeil."),
    "KP302": _error("Blokken «{name}» blir aldri lukket.", "lukk den med «/// end {name}».",
                    "Vi gjetter ikke hvor en blokk slutter."),
    "KP303": _error("Blokken «{name}» passer ikke her: {why}.",
                    "åpne og lukk blokkene parvis, den innerste først, og ikke flere enn åtte i hverandre.",
                    "Blokker kan stå inni hverandre, men ikke krysse hverandre."),
    "KP304": _error("Blokken «{name}» har ingen nøkkel «{key}».", "{near}Nøkler her: {known}.",
                    "En skrivefeil i en nøkkel ville ellers blitt oversett i stillhet."),
    "KP305": _error("Nøkkelen «{key}» står ikke der nøklene til blokken «{name}» blir lest.",
                    "flytt linja opp under «/// {name}», uten tom linje imellom, og rykk den inn med fire mellomrom.",
                    "Nøkler leses bare rett under åpningen, rykket inn med fire mellomrom. Ellers ville linja blitt vist som "
                    "tekst, og en blokk med «roles» ville blitt vist for alle."),
    "KP306": _error("Blokken er åpen for {roles}, men det rundt den er det ikke.",
                    "fjern rollen her, eller åpne det som står rundt.",
                    "En indre blokk kan aldri vises for noen som ikke ser den ytre."),
    "KP307": _error("Ingen kan se denne blokken.", "gi den roller som siden og blokkene rundt slipper inn.",
                    "Et tips er for skoleleder og skoleeier. Står det et sted der ingen av dem slipper "
                    "inn, mangler det lesere."),
    "KP308": _error("Blokken «{name}» {why}", "skriv «/// {name}{form}».",
                    "Noen blokker skal ha en tittel etter |, andre skal ikke ha noe."),
    "KP309": _error("Linja står utenfor lista eller sitatet som blokken «{name}» begynte i.",
                    "gi alle linjer i blokken, også «/// end {name}», samme innrykk og >-tegn som åpningen.",
                    "En blokk som begynner i et listepunkt, må slutte i det samme listepunktet."),
    "KP310": _error("En blokk kan ikke {what}.", "lukk kodefeltet før blokken; skal skråstrekene vises, skriv «\\///».",
                    "Inni et kodefelt er alt tekst. Da er det uklart om linja er en blokk eller et eksempel."),
    "KP311": _error("Id-en «{id}» er brukt før, i {other}.", "velg en id som er ny i pakken.",
                    "Notater, framdrift og lenker henger på id-en, så den må være unik i pakken."),
    "KP312": _error("«{key}» viser til «{id}», som {why}", "bruk id-en til en ressurs i pakken.",
                    "Deltakerne tar med notatene fra bestemte ressurser; id-en må finnes og være synlig."),
    # Text
    "KP401": _error("Lenka «{target}» peker på noe som ikke finnes.", "{near}Skriv stien til fila, sett fra mappa der siden ligger.",
                    "Lenker og bilder skrives som stier til filer, sett fra mappa der siden ligger."),
    "KP402": _error("«{target}» peker på noe som {editions} ikke får se.",
                    "flytt lenka inn i en roles-blokk, eller åpne målet for de samme rollene.",
                    "En lenke til noe skjult er både brutt og røper navnet på det."),
    "KP403": _error("Ankeret «#{anchor}» finnes ikke på {page}.", "bruk en overskrift eller en id på siden, som #slik-gjør-dere.",
                    "Ankere er overskriften med små bokstaver og bindestrek, en id fra {: #id } eller en blokks id. Har siden "
                    "en oversettelse, følger lenka leseren dit, og da må overskriften ha den samme id-en på alle språk."),
    "KP404": _error("Adressen «{target}» kan ikke brukes: {why}", "bruk en relativ sti til en fil, eller https://….",
                    "Nettstedet skal virke i en hvilken som helst mappe, så adresser er relative."),
    "KP405": _error("«{target}» ville blitt hentet fra en annen tjener når siden vises.",
                    "legg fila i mappa til siden, eller lenk til den i stedet.",
                    "Leserne skal ikke spores; siden henter aldri noe fra andre."),
    "KP407": _error("{what} «{label}» {why}{where}", "la definisjon og bruk stå i samme del av siden.",
                    "Det gjelder fotnoter, forkortelser og referanselenker. Når en rolle ikke ser både definisjonen og bruken, "
                    "blir teksten gal eller røper noe."),
    "KP408": _error("HTML-en «{html}» er ikke tillatt: {why}", "skriv det i Markdown.",
                    "Skript, stiler og innbygging fra andre steder er stengt ute av hensyn til sikkerhet, "
                    "utskrift og universell utforming."),
    "KP409": _error("Kommentaren {why}", "skriv den utenfor kode, og avslutt den med «-->» før neste blokklinje.",
                    "Den står i kode, eller den blir ikke avsluttet. Kommentarer når aldri leserne, så vi må vite sikkert hvor "
                    "de begynner og slutter."),
    "KP410": _error("«{text}» er ikke et kall på en makro som nettstedet tilbyr.",
                    "{near}Skriv {{{{ makro(\"verdi\") }}}} med faste verdier, eller {{: #id }} for en id.",
                    "Makroer er de eneste malene i innholdet; løkker, filtre og variabler er stengt."),
    "KP411": _error("«{text}» ville hentet inn en annen fil.", "skriv teksten her, eller lenk til siden.",
                    "Innhold hentet utenom blokkene kunne sluppet forbi rollene."),
    "KP412": _warning("Overskriften «{title}» står på feil nivå.", "bruk {expected}.",
                      "Skjermlesere leser overskriftene som en innholdsliste; et hull i den forvirrer. "
                      "Tittelen er nivå 1, så teksten begynner på ##."),
    "KP413": _error("Kodefeltet blir aldri lukket.", "lukk det med {fence} på egen linje.",
                    "Alt etter et åpent kodefelt blir vist som kode."),
    "KP414": _error("Kodefeltet {why}.", "skriv ``` eller ```python alene på linja, og gi hele feltet samme innrykk.",
                    "Noe annet står på linja, eller innrykket er ujevnt. Da er det uklart hva som er kode, og det som ikke er "
                    "kode, ville sluppet forbi kontrollen."),
    "KP415": _warning("{what} blir vist som en del av avsnittet over.", "sett inn en tom linje foran.",
                      "Her må det være en tom linje foran en liste og en tabell, også der andre nettsteder klarer seg uten."),
    "KP416": _warning("Punktet er rykket inn med {spaces} mellomrom og blir vist på samme nivå som punktet over.",
                      "rykk det inn med fire mellomrom, eller ikke i det hele tatt.",
                      "Det som hører til et punkt, rykkes inn med fire mellomrom. I et arbeidsark blir en skala ellers til "
                      "flere felt."),
    "KP417": _error("Git har satt inn to utgaver av teksten: «{text}».",
                    "behold den ene, og slett linjene med <<<<<<<, ======= og >>>>>>>.",
                    "To har endret det samme, og git overlater valget til deg. Linjene ville blitt vist til leserne."),
    "KP418": _warning("«{text}» ligner en lenke, men blir vist som tekst.", "skriv [ord](adresse), uten mellomrom imellom.",
                      "Ordene leserne ser, står i klammene, og adressen i parentesen rett etter."),
    "KP419": _warning("Bildet har ingen tekst for dem som ikke ser det.", "skriv hva bildet viser, mellom klammene.",
                      "De som ikke ser bildet, får teksten lest opp."),
    "KP420": _warning("Tabellen blir vist som tekst: linja under overskriftene mangler eller er feil.",
                      "skriv | --- | --- | under den første linja, med like mange felt som den har.",
                      "Linja med minst tre bindestreker i hvert felt skiller overskriftene fra radene."),
    "KP421": _error("«{text}» står inni rå HTML, der det ikke blir lest som Markdown, men vist som det står.",
                    "skriv «markdown» i taggen, som <details markdown>, med tom linje etter, eller skriv det uten HTML.",
                    "Inni en HTML-tagg blir verken Markdown eller blokker lest, uten at taggen ber om det. Taggen må stå helt "
                    "til venstre, utenfor lister og sitater."),
    "KP422": _error("Adressen «{target}» er skrevet slik at lenka ikke blir kontrollert.",
                    "skriv lenka enklere, som [ord](02-side.md) eller ![bilde](fil.png).",
                    "Nettleseren ville fulgt adressen, men den er ikke skrevet slik at vi kan se hva den peker på, og om "
                    "leserne får se det."),
    "KP423": _error("Siden kan ikke bygges: her stopper den som leser Markdown.",
                    "ta bort noen av nivåene med lister eller sitater, eller skriv det uten HTML.",
                    "Lister og sitater inni hverandre i mange nivåer får verktøyet til å stoppe."),
    # The whole
    "KP501": _error("«requires» nevner modul {number}, som ikke finnes i pakken.", "rett nummeret.",
                    "Rekkefølgen på modulene bygger på requires."),
    "KP502": _error("«requires» går i ring: {cycle}.", "fjern ett av kravene.",
                    "Går kravene i ring, kan ingen begynne."),
    "KP503": _error("Manuskriptet «{target}» {why}", "skriv filnavnet til en side i samme mappe.",
                    "transcript er stien til en side, sett fra mappa der blokken står."),
    "KP504": _error("Oversettelsen hører ikke til noen side.", "gi den navnet til siden, med språket foran .md, som 01-side.nn.md.",
                    "En oversettelse ligger ved siden av teksten på det første språket: side.md og side.nn.md."),
    "KP505": _error("Oversettelsen har andre blokker enn siden: {why}", "la blokkene ha samme navn, id og roller.",
                    "Roller og tall kommer fra siden på det første språket; blokkene må passe til hverandre."),
    "KP506": _warning("Oversettelsen bygger på en eldre tekst enn den som står på siden nå.",
                      "gå gjennom teksten, og sett «source_hash: {hash}».",
                      "source_hash viser hvilken utgave av teksten som ble oversatt."),
    "KP507": _warning("Siden nevner {roles}, men modulens forside slipper dem ikke inn.",
                      "fjern rollen, eller åpne forsiden.",
                      "En side vises bare for dem som også ser modulens forside."),
    "KP508": _warning("Siden har samme nummer som «{other}»: {number}.", "gi den ene fila et annet nummer foran navnet.",
                      "Leserne ser nummeret, og sidene kommer i rekkefølge etter det. To som har laget hver sin side samtidig, "
                      "får ofte det samme."),
    # Scope of a module (001: «Typisk omfang modul»)
    "KP601": _warning("Antall {kind} i modulen: {count}. Det vanlige er {usual}.", "legg til, ta bort, eller la det stå med vilje.",
                      "Typisk omfang: 3–5 filmer, 1–2 podkaster, 2 individuelle oppgaver, 2–3 fellesoppgaver, "
                      "1–2 tekster og minst så mange møter som modulen sier."),
    "KP602": _warning("«{title}» har lengden {minutes}; det vanlige for {kind} er {usual}.",
                      "kort ned, del opp, eller rett tallet.",
                      "Typisk lengde: film 5–10 minutter, podkast 10–20 minutter, tekst 2–4 sider."),
    "KP603": _warning("Delene tar {minutes} min til sammen; modulen sier {hours} t.",
                      "juster minuttene eller «hours».",
                      "Summen er møtene og det som gjøres utenom dem. Det som gjøres i et møte, er med i møtets tid."),
    "KP604": _warning("Agendaen summerer til {total} min, men møtet varer {minutes}.", "juster punktene eller «minutes».",
                      "Hvert punkt i den nummererte agendaen begynner med «N min: »."),
    "KP605": _warning("Modulen viser ikke tilbake til modul {number}.", "lenk til en side i modul {number} der det passer.",
                      "Modulen bygger på en annen modul; leseren skal møte den tråden."),
    "KP606": _warning("Modulen mangler ledertips av typen {kinds}.", "legg til en tip-blokk der lederen trenger den.",
                      "Hver modul har lederstøtte av seks slag."),
    "KP607": _warning("Arbeidsarket «{title}» har ingen felt.", "skriv en liste; hvert punkt blir et felt å skrive i.",
                      "Feltene i et arbeidsark er punktene i lista. Uten liste er det ikke noe å fylle ut."),
    "KP608": _warning("Agendaen i «{title}» er ikke en nummerert liste, så tidene blir ikke lest.",
                      "begynn hvert punkt med et tall og et punktum, som «1. 10 min: …».",
                      "Klokka i lederguiden og visningen på storskjerm følger den nummererte agendaen."),
    # School calendars (modules/skoleruter)
    "KP701": _error("Ferien «{name}» {why}.", "bruk én av weeks, from og to, eller easter.",
                    "Hver ferie sier på én måte når den er: ukenumre, første og siste dag, eller dager fra påske."),
    "KP702": _error("Ferien «{name}» slutter før den begynner.", "rett datoene, eller bytt om from og to.",
                    "Med hele datoer er ferien én bestemt, så den kan ikke gå over nyttår baklengs."),
    "KP703": _error("Ferien «{name}» har en dato med år og en uten.",
                    "skriv både from og to som MM-DD, eller begge som ÅÅÅÅ-MM-DD.",
                    "Uten år gjelder ferien hvert år, med år gjelder den én gang; den kan ikke gjøre begge deler."),
    # Regional plans (package.yml)
    "KP751": _error("«{title}» sier ikke på én måte når det er.", "skriv date, eller from og to.",
                    "Noe i en plan er enten på én dag eller fra en dag til en annen."),
    "KP752": _error("«{title}» slutter før det begynner.", "bytt om from og to, eller rett datoene.",
                    "Første dag kommer før siste dag."),
    "KP753": _error("Id-en «{id}» står to ganger.", "gi den ene en annen id.",
                    "Adresser og kalenderfiler bruker id-ene, så planer, løp og det som står i et løp, har hver sin."),
    "KP754": _error("«{title}» viser til modul {module}, som ikke finnes.", "rett nummeret, eller fjern module.",
                    "Planen lenker til modulens forside."),
    # Figures (figures.yml) and the year wheel (package.yml)
    "KP801": _error("Figuren «{name}» har slaget «{kind}», som ikke finnes.", "{near}Slag her: {known}.",
                    "Slaget bestemmer hvordan figuren tegnes, og hvilke nøkler den har."),
    "KP802": _error("«{key}» har {count} ledd, men skal ha {span}.", "legg til eller ta bort, eller del opp.",
                    "En liste har et færreste og ofte et høyeste antall ledd. Figurer tegnes så smale at de kan leses på en "
                    "telefon og på papir: med for få ledd sier de lite, med for mange blir de uleselige."),
    "KP803": _error("«{key}» er på {count} tegn; det er plass til {most}.",
                    "skriv kortere, og la teksten på siden si resten.",
                    "Figurer tegnes så smale at de kan leses på en telefon og på papir, så tekstene må være korte."),
    "KP804": _error("Pila i «{key}» kan ikke tegnes: {why}.", "la den gå mellom to ledd som finnes, talt fra 1.",
                    "En pil går fra ett ledd i figuren til et annet."),
    "KP805": _error("«{id}» er ikke en av aktørene.", "{near}Aktører her: {known}.",
                    "Pilene går mellom aktører, som nevnes med id."),
    "KP806": _error("«{name}» kan ikke være navnet på en figur.", "{near}Bruk små bokstaver a–z, tall og bindestrek.",
                    "Sidene henter figuren ved navn, så navnet skrives som en id."),
    "KP807": _error("Figuren «{name}» finnes ikke i {where}.", "{near}Figurer her: {known}.",
                    "En side i en pakke henter figurene i pakkens figures.yml. En side i docs/ skriver pakken først, "
                    "som «pakke/navn»."),
    "KP808": _error("Kallet «{text}» kan ikke brukes: {why}",
                    "skriv {{{{ figur(\"navn\") }}}} alene på en linje, helt til venstre, utenfor lister, sitater og kode.",
                    "Figuren blir satt inn der kallet står, som en egen del av siden."),
    "KP809": _warning("Figuren «{name}» brukes ikke av noen side.", "hent den på en side, eller slett den.",
                      "En figur som ingen side henter, blir aldri vist. Da står den der ved en feil."),
    "KP851": _error("«{title}» sier ikke på én måte når på året det er.", "skriv month, from og to, eller day.",
                    "Et steg i årshjulet tar én måned, går fra en måned til en annen, eller er på én dag."),
    # The built site
    "KP901": _error("Utgaven {edition} inneholder noe den ikke skal vise: «{what}».",
                    "meld fra til dem som vedlikeholder verktøyet; nettstedet er ikke endret.",
                    "Etter bygging leses hver byte. Finner vi noe som bare andre roller skal se, publiseres ingenting."),
    "KP902": _error("Den bygde siden har en brutt lenke: «{target}».", "rett lenka i kilden.",
                    "Alle lenker og ankere på de bygde sidene blir fulgt før noe publiseres."),
    "KP903": _error("Den bygde siden har {html}: {why}",
                    "siden har adressen {address}. Finn det i teksten, i overrides/ eller i macros.py, og ta det bort.",
                    "Hver bygd side blir lest slik nettlesere leser den, før noe publiseres. Skript og stiler i selve "
                    "siden, rammer og det som henter fra andre, kommer aldri ut, uansett hvor det kom fra."),
    "KP906": _error("«{target}» ville blitt hentet fra en annen tjener.",
                    "legg fila i overrides/, og skriv stien til den.",
                    "Leserne skal ikke spores. Det gjelder også det som stilark og mkdocs.yml ber nettleseren hente: "
                    "skrifttyper, bilder og andre stilark."),
}

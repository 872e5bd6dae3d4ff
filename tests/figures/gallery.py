"""A figure of each kind, and more of those that can take several shapes: with few parts, many, and long words."""

from __future__ import annotations

GALLERY = """
hjul:
  kind: cycle
  title: {nb: Hjulet, nn: Hjulet på nynorsk}
  description: Seks steg i ring.
  steps: [Se, Velge, Planlegge, Prøve, Undersøke, Bestemme]
  hub: [Hver for seg, I ei lita gruppe, Alle sammen]
hjul-tre: {kind: cycle, title: Tre, description: Tre steg., steps: [Prøve, Se etter, Velge om igjen]}
hjul-langt:
  kind: cycle
  title: Ti steg
  description: Ti steg i ring.
  steps: [Oppstartsamling, Lektor2-modellen, Kontakt med samarbeidspartner, Utforme undervisningsopplegget, Gjennomføre,
          Rapport, Elevundersøkelse, Regional samling med presentasjon og tilbakemelding, Økonomirapport, Søknad]
hjul-nav:
  kind: cycle
  title: Sju lange steg
  description: Sju steg i ring.
  steps: [Kompetanseutviklingsstrategi, Profesjonsfellesskapsutvikling, Undervisningsopplegg,
          Tilbakemelding fra kolleger, Skolevandring, Ny runde, Oppsummering i hele personalet]
  hub: [Profesjonsfellesskapet]
krets:
  kind: chain
  title: Enkel og dobbel krets
  source: Argyris og Schön 1978
  description: Tre bokser og to piler tilbake.
  boxes:
    - {title: "Mål, verdier og kjerneantakelser", text: Hvorfor vi gjør som vi gjør}
    - {title: Strategier og handlinger, text: Hva vi gjør}
    - {title: Resultat, text: "Det vi får, også det vi ikke hadde tenkt"}
  returns:
    - {from: 3, to: 2, label: "Enkelkrets: Vi endrer det vi gjør"}
    - {from: 3, to: 1, label: "Dobbelkrets: Vi undersøker hvorfor vi gjør det"}
krets-full:
  kind: chain
  title: Mange piler
  description: Fire bokser og fire piler.
  boxes:
    - {title: En}
    - {title: To}
    - {title: Tre}
    - {title: Fire, text: Kompetanseutviklingsstrategiarbeidsgruppeledersamling kan skrives i ett ord}
  returns:
    - {from: 2, to: 1, label: Kort vei}
    - {from: 3, to: 1, label: Lengre vei}
    - {from: 4, to: 1, label: "Helt tilbake til begynnelsen, med nye spørsmål"}
    - {from: 4, to: 3, label: En justering}
modeller:
  kind: pairs
  title: To modeller
  description: To spalter.
  heads: [Model 1, Profesjonsfellesskapsutvikling]
  numbered: true
  rows:
    - ["Vinn, ikke tap", Vis respekt]
    - [Hold kontroll, Arbeid fram forpliktelse i profesjonsfellesskapsutviklingsarbeidet]
stige:
  kind: ladder
  title: Stigen
  description: Fire trinn.
  rungs:
    - {title: Det som skjer, text: Alt det et kamera ville sett}
    - {title: Det jeg legger merke til, text: "Jeg velger ut noe, og overser resten"}
    - {title: Profesjonsfellesskapsutviklingsantakelser}
    - {title: Det jeg gjør}
  loop: {from: 4, to: 2, label: "Det jeg tror, styrer hva jeg legger merke til"}
stige-kort:
  kind: ladder
  title: Kort
  description: To trinn.
  rungs: [{title: En}, {title: To}]
  loop: {from: 1, to: 2, label: Kompetanseutviklingsplanen styrer det dere legger merke til}
skala:
  kind: scale
  title: Skalaer
  description: To skalaer.
  scales:
    - title: Forankring
      steps: [Bare ledergruppa, Deltakende lærere, Hele skolen, Strategisk integrering i kompetanseutviklingsplanen]
    - {title: Valg, steps: [Tilfeldig, Med hensikt]}
kjerne:
  kind: core
  title: Kjernen
  description: Tre deler rundt en kjerne.
  hub: 3XU
  parts: [{title: Utforske, text: Still åpne spørsmål}, {title: Utfordre}, {title: Utvikle, text: Prøv det}]
  frame: [Respekt, Gyldig informasjon, Indre forpliktelse, Kompetanseutviklingsplan]
  list: [Si hva du er opptatt av, "Bli enige om hva dere gjør, og når dere snakkes igjen om hvordan det gikk"]
kjerne-fire:
  kind: core
  title: Fire deler
  description: Fire deler rundt en kjerne.
  hub: Profesjonsfellesskap
  parts: [{title: Tillit}, {title: Tid}, {title: Ledelse}, {title: Kompetanseutviklingsarbeid, text: Det henger sammen}]
brev:
  kind: flows
  title: Brev
  description: Hvem som sender hva.
  actors:
    - {id: udir, title: Utdanningsdirektoratet}
    - {id: kommune, title: Kommunen}
    - {id: uh, title: Universitet eller høgskole}
    - {id: skole, title: Skoler og barnehager}
  flows:
    - {from: udir, to: kommune, label: Tilskuddsbrev}
    - {from: kommune, to: udir, label: Rapport og regnskap}
    - {from: udir, to: uh, label: "Tilsagnsbrev: faglige bidrag"}
    - {from: uh, to: kommune, label: Tilpasset støtte}
    - {from: uh, to: skole, label: Veiledning i nettverkene}
    - {from: skole, to: kommune, label: Erfaringer}
lag:
  kind: nested
  title: Lag
  description: Tre lag.
  steps: [{sign: S, title: Situasjonen i dag}, {sign: T, title: "Tiltak: Hva gjør vi?"},
          {sign: Ø, title: Ønsket situasjon}]
  question: Hvordan finner vi ut at vi er på rett vei med kompetanseutviklingen?
  layers: [{title: Regionalt samarbeid}, {title: Profesjonsfellesskap, text: Kulturkvalitet}, {title: Eleven}]
  core: [Trivsel, Trygghet, Læring]
"""

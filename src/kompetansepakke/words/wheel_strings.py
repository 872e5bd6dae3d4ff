"""Words of the year wheel, in bokmål and nynorsk. `pacing_strings` takes them in."""

from __future__ import annotations

WHEEL_NB = {
    "plan_wheel_caption": "Årshjul, skoleåret {year}",
    "plan_wheel_when": "Når",
    "plan_wheel_step": "Steg",
    "plan_wheel_who": "Hvem",
    "plan_ics_wheel": "Årshjul",
    "plan_ics_who": "Hvem: {who}",
    "wheel_nav": "Årshjul",
    "wheel_link": "Se årshjulet",
    "wheel_link_about": "Det som kommer igjen hvert skoleår, måned for måned.",
    "wheel_lead": "Dette kommer igjen hvert skoleår. Datoene her gjelder skoleåret {year}.",
    "wheel_hub": "Skoleåret",
    "wheel_key": "Året går med klokka fra august. Tallene er stegene i lista under.",
    "wheel_step_text": "{number}. {title}: {when}.",
    "wheel_steps": "Stegene gjennom året",
    "wheel_who": "Hvem: {who}",
    "wheel_use": "Ta det med dere",
    "wheel_file": "Last ned årshjulet som kalenderfil (.ics)",
    "wheel_file_about": "Med datoer for skoleåret {year}.",
    "wheel_plan_about": "Der velger dere skoleår, og får stegene sammen med moduler og møter.",
}

WHEEL_NN = {
    "plan_wheel_caption": "Årshjul, skuleåret {year}",
    "plan_wheel_who": "Kven",
    "plan_ics_who": "Kven: {who}",
    "wheel_link": "Sjå årshjulet",
    "wheel_link_about": "Det som kjem att kvart skuleår, månad for månad.",
    "wheel_lead": "Dette kjem att kvart skuleår. Datoane her gjeld skuleåret {year}.",
    "wheel_hub": "Skuleåret",
    "wheel_key": "Året går med klokka frå august. Tala er stega i lista under.",
    "wheel_steps": "Stega gjennom året",
    "wheel_who": "Kven: {who}",
    "wheel_use": "Ta det med dykk",
    "wheel_file": "Last ned årshjulet som kalenderfil (.ics)",
    "wheel_file_about": "Med datoar for skuleåret {year}.",
    "wheel_plan_about": "Der vel de skuleår, og får stega saman med modular og møte.",
}

"""A device with voices, as a page sees it: what is said to it is noted, and ends when the test says so."""

from __future__ import annotations

import json
from typing import Any

Voice = dict[str, Any]
OWN: Voice = {"lang": "nb-NO", "name": "Egen", "localService": True}
NETWORK: Voice = {"lang": "nb-NO", "name": "Nettstemme", "localService": False}
ENGLISH: Voice = {"lang": "en-GB", "name": "English", "localService": True}
NYNORSK: Voice = {"lang": "nn_NO", "name": "Nynorsk", "localService": True}

_DEVICE = """(() => {
  const said = [];
  let now = null;
  const device = {
    voices: VOICES, onvoiceschanged: null, speaking: false,
    getVoices: () => device.voices,
    speak(one) {
      said.push({ text: one.text, voice: one.voice?.name, lang: one.lang, rate: one.rate });
      now = one;
    },
    cancel() {
      const one = now;
      now = null;
      if (one) queueMicrotask(() => one.onerror?.({ error: "interrupted" }));
    },
    resume() {},
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: device });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  globalThis.device = {
    said,
    speaks: () => now !== null,
    end() { const one = now; now = null; one.onend(); },
    fail(error) { const one = now; now = null; one.onerror({ error }); },
    get(voices) { device.voices = voices; device.onvoiceschanged?.(); },
  };
})();"""


def device(*voices: Voice) -> str:
    """The script that gives a page a device with these voices."""
    return _DEVICE.replace("VOICES", json.dumps(voices))

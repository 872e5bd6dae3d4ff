// Remembers the role only when asked to; offers it next time, and forgets it at a click.
const KEY = "kp-role";

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(role) {
  try {
    if (role) localStorage.setItem(KEY, role);
    else localStorage.removeItem(KEY);
  } catch {
    // Nothing is remembered where the browser keeps nothing.
  }
}

const choices = [...document.querySelectorAll("[data-kp-choice]")];
const remember = document.querySelector("#kp-remember");
const last = document.querySelector("[data-kp-last]");
const known = choices.find((choice) => choice.dataset.kpChoice === read());

document.querySelector("[data-kp-remember]").hidden = false;
remember.checked = Boolean(known);
for (const choice of choices) {
  choice.addEventListener("click", () => write(remember.checked ? choice.dataset.kpChoice : null));
}
if (known) {
  const link = last.querySelector("a");
  link.href = known.getAttribute("href");
  link.textContent = last.dataset.text.replace("{role}", known.textContent.toLowerCase());
  last.hidden = false;
  last.querySelector("button").addEventListener("click", () => {
    write(null);
    remember.checked = false;
    last.hidden = true;
    choices[0].focus();
  });
}

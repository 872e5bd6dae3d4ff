// Light, dark or as the device says. Kept in this browser only, and only once the reader has chosen.
const KEY = "kp-theme";
const NAMES = ["auto", "light", "dark"];

function stored() {
  try {
    return NAMES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
  } catch {
    return "auto";
  }
}

function show(name, button) {
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  if (button) button.querySelector("[data-kp-theme-name]").textContent = button.dataset[name];
}

const button = document.querySelector("[data-kp-theme]");
let theme = stored();
show(theme, button);
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = NAMES[(NAMES.indexOf(theme) + 1) % NAMES.length];
    show(theme, button);
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still shows the choice until the page is left.
    }
  });
}

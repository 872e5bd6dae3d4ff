// Light, dark or as the device says. Kept in this browser only, and only once the reader has chosen.
const KEY = "kp-theme";
const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
const NAMES = Object.keys(MEDIA);

const stored = () => {
  try {
    return NAMES.find((name) => name === localStorage.getItem(KEY)) ?? "auto";
  } catch {
    return "auto";
  }
};

const keep = (name) => {
  try {
    if (name === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
};

let theme = stored();
const show = () => {
  document.querySelector("#kp-dark").media = MEDIA[theme];
  for (const button of document.querySelectorAll("[data-kp-theme]")) {
    button.hidden = false;
    button.querySelector("[data-kp-theme-name]").textContent = button.dataset[theme];
  }
};

show();
for (const button of document.querySelectorAll("[data-kp-theme]")) {
  button.addEventListener("click", () => {
    theme = NAMES[(NAMES.indexOf(theme) + 1) % NAMES.length];
    show();
    keep(theme);
  });
}

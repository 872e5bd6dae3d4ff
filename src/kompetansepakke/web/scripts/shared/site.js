// Which site the page belongs to: several may lie on one origin, and what they keep in a browser must not meet.
const { kpEdition } = document.documentElement.dataset;

/** The folder that the editions lie in, so that they share what is kept; where a role is chosen, the page's own. */
export const SITE = new URL(kpEdition === undefined ? "." : `${kpEdition}/..`, location.href).pathname.replaceAll("|", "%7C");

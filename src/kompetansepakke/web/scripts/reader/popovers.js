// A popover that the focus leaves is closed, so that what has the focus never lies hidden behind it.
if ("popover" in document.body) {
  document.addEventListener("focusin", ({ target }) => {
    for (const open of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(":popover-open"))) {
      if (!open.contains(/** @type {Node} */ (target))) open.hidePopover();
    }
  });
}

// A popover that the focus leaves is closed, so that what has the focus never lies hidden behind it.
document.addEventListener("focusin", ({ target }) => {
  for (const popover of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[popover]"))) {
    if (popover.matches?.(":popover-open") && !popover.contains(/** @type {Node} */ (target))) popover.hidePopover();
  }
});

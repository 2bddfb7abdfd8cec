// The search box: "/" goes to it, arrows walk through what was found under it, Enter opens or searches, Escape leaves.
import { words } from "./page.js";

const TYPING = "input, textarea, select, [contenteditable]";

export function searchAsOneTypes() {
  const box = document.getElementById("search-box");
  if (!box) return;
  const found = document.getElementById("search-found");
  const options = () => [...found.querySelectorAll("[role=option]")];
  const chosen = () => found.querySelector("[aria-selected=true]");

  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };
  const step = (by) => {
    const all = options();
    if (!all.length) return;
    // One place more than there are options: the box itself.
    const at = all.indexOf(chosen());
    choose(all[((at + 1 + by + all.length + 1) % (all.length + 1)) - 1]);
  };
  const show = (text) => {
    if (text !== undefined) {
      found.replaceChildren(Object.assign(document.createElement("p"), { className: "search-word", textContent: text }));
    }
    box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-expanded", String(options().length > 0));
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter and arrows belong to whoever writes Chinese
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().click();
    } else if (event.key === "Escape") {
      found.replaceChildren();
      show();
      box.blur();
    }
  });
  found.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus, and the list stays
  box.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) show();
  });
  // What fails is said where it was asked, not in a corner of the page.
  const failed = (event) => {
    if (event.detail.xhr?.status === 401) return;
    event.stopPropagation();
    show(words["search.failed"]);
  };
  box.addEventListener("htmx:responseError", failed);
  box.addEventListener("htmx:sendError", failed);
}

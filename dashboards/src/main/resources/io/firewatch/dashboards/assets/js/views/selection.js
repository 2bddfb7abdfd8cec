// Choosing many alerts of a list: how many are chosen, all at once, and no reload of the list while some are.
import { words } from "./page.js";
import { toast } from "./toast.js";

// What a step cannot do without; the desk would refuse it too, but the selection would be gone by then.
const NEEDS = { assign: "assignee", "false-positive": "reason" };

const boxes = () => [...document.querySelectorAll('#alerts input[name="id"]')];
const chosen = () => boxes().filter((box) => box.checked);

export function keepSelection() {
  const bar = document.querySelector("[data-selection]");
  if (!bar) return;
  const count = bar.querySelector("[data-selected]");
  const all = bar.querySelector("[data-select-all]");
  const show = () => {
    const number = chosen().length;
    count.textContent = number ? words["bulk.selected"].replace("{0}", number) : "";
    if (number) bar.open = true;
  };
  all.hidden = false;
  all.addEventListener("click", () => {
    const every = chosen().length === boxes().length;
    boxes().forEach((box) => { box.checked = !every; });
    show();
  });
  document.body.addEventListener("change", (event) => {
    if (event.target.matches('#alerts input[name="id"]')) show();
  });
  bar.querySelectorAll("button[name=action]").forEach((button) => button.addEventListener("click", (event) => {
    for (const [action, field] of Object.entries(NEEDS)) {
      bar.querySelector(`[name="${field}"]`).required = button.value === action;
    }
    if (!chosen().length) {
      event.preventDefault();
      toast(words["bulk.none"]);
    }
  }));
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const cause = event.detail.requestConfig?.triggeringEvent?.type;
    if (cause === "alert-change" && event.target.id === "alerts" && chosen().length) event.preventDefault();
  });
  document.body.addEventListener("htmx:afterSettle", show);
}

// Hints about every rule, on the studio's first page.
import { read } from "../api/desk.js";
import { sentences } from "../charts/hint.js";
import { element } from "./elements.js";
import { words } from "./page.js";

export async function show(panel) {
  const { items } = await read("/api/hints");
  panel.append(items.length
    ? element("ul", { className: "hints" }, ...items.map((one) => element("li", { data: { hint: one.kind } },
      element("a", { href: `/studio/rules/${one.rule}` }, one.rule), " ", sentences(one, words).join(" · "))))
    : element("p", { className: "muted" }, words["hints.none-at-all"]));
  panel.dataset.state = "ready";
}

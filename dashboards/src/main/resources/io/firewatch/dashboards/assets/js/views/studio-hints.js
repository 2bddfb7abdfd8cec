// The panel "hints" of a rule's page in the studio: reasons to look at it again. "Try" moves a slider, nothing more.
import { read } from "../api/desk.js";
import { sentences } from "../charts/hint.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import * as proposal from "./studio-proposal.js";

export async function show(panel) {
  const { items } = await read(`/api/rules/${proposal.rule}/hints`);
  panel.append(items.length
    ? element("ul", { className: "hints" }, ...items.map(hint))
    : element("p", { className: "muted" }, words["hints.none"]));
  panel.dataset.state = "ready";
}

function hint(one) {
  const [first, ...more] = sentences(one, words);
  return element("li", { data: { hint: one.kind } },
    first, " ",
    ...more.map((text) => element("span", { className: "muted" }, text, " ")),
    one.other ? element("a", { href: `/studio/rules/${one.other}` }, words["hints.see"]) : null,
    one.kind === "threshold" ? element("button", { type: "button", onclick: () => attempt(one) }, words["hints.try"]) : null);
}

function attempt({ parameter, value }) {
  proposal.set({ parameters: { ...proposal.get().parameters, [parameter]: value } });
}

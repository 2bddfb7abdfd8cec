// The panel "hints" of a rule's page in the studio: reasons to look at it again. "Try" moves a slider, nothing more.
import { read } from "../api/desk.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import * as proposal from "./studio-proposal.js";

const say = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), words[`hints.${key}`]);
const percent = (value) => `${(value * 100).toFixed(1)} %`;

export async function show(panel) {
  const { items } = await read(`/api/rules/${proposal.rule}/hints`);
  panel.append(items.length
    ? element("ul", { className: "hints" }, ...items.map(hint))
    : element("p", { className: "muted" }, say("none")));
  panel.dataset.state = "ready";
}

function hint(one) {
  return element("li", { data: { hint: one.kind } }, ...said(one));
}

function said(one) {
  switch (one.kind) {
    case "threshold":
      return [
        say("threshold", one.parameter, one.value, one.confirmed, one.saved, one.falseOnes), " ",
        element("span", { className: "muted" }, say("confidence", percent(one.confidence), one.confirmed + one.falseOnes)), " ",
        element("button", { type: "button", onclick: () => attempt(one) }, say("try")),
      ];
    case "never-fires": return [say("never-fires", one.days.toLocaleString("en-US"))];
    case "always-fires": return [say("always-fires", percent(one.share))];
    case "duplicates": return [say("duplicates", one.other, percent(one.share)), " ", element("a", { href: `/studio/rules/${one.other}` }, one.other)];
    default: return [say("drift", one.indicator, one.psi.toFixed(2))];
  }
}

function attempt({ parameter, value }) {
  proposal.set({ parameters: { ...proposal.get().parameters, [parameter]: value } });
}

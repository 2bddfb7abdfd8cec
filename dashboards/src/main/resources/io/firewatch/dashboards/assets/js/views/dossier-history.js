// The register's facts as they changed, and who stood behind the lender from when to when.
import { element } from "./elements.js";
import { figure, table } from "./dossier-table.js";
import { words } from "./page.js";

export const isEmpty = (history) => !history.changes.length && !history.holders.length && !history.events.length;

// Money of the register comes with two decimals, and nothing else does.
const value = (one) => (/^-?\d+\.\d\d$/.test(one ?? "") ? figure(Number(one), "money") : one == null ? "–" : words[`dossier.value.${one}`] ?? one);

export function show(panel, history) {
  const part = (title, what) => what.rows.length ? element("div", {}, element("h3", {}, title),
    element("div", { className: "scroll", role: "region", tabIndex: 0, aria: { label: title } }, table(what))) : null;
  panel.querySelector(".dossier-content").replaceChildren(element("div", { className: "history" }, ...[
    part(words["dossier.history.changes"], {
      columns: ["recorded", "fact", "before", "after"].map((one) => ({ title: words[`dossier.history.${one}`] })),
      rows: history.changes.map((one) => ({ cells: [one.day, words[`dossier.fact.${one.fact}`] ?? one.fact, value(one.before), value(one.after)] })),
    }),
    part(words["dossier.history.holders"], {
      columns: [
        ...["role", "name", "of"].map((one) => ({ title: words[`dossier.history.${one}`] })), { title: words["dossier.history.share"], unit: "share" },
        ...["from", "to", "recorded"].map((one) => ({ title: words[`dossier.history.${one}`] })),
      ],
      rows: history.holders.map((one) => ({
        cells: [words[`tie.${one.role}`] ?? one.role, one.name, one.of ?? "–", one.share ?? null, one.from ?? "–", one.to ?? words["dossier.history.standing"], one.recorded],
      })),
    }),
    part(words["dossier.history.events"], {
      columns: ["date", "event", "remark"].map((one) => ({ title: words[`dossier.history.${one}`] })),
      rows: history.events.map((one) => ({ cells: [one.day, words[`dossier.event.${one.kind}`] ?? one.kind, one.note || "–"] })),
    }),
  ].filter(Boolean)));
}

// Other lenders and what ties this one to them, largest first.
import { element } from "./elements.js";
import { table } from "./dossier-table.js";
import { words } from "./page.js";

export const isEmpty = (answer) => !answer.items.length;

const to = (code) => `/institutions/${encodeURIComponent(code)}`;

export function show(panel, answer) {
  const count = (key) => ({ title: words[`dossier.exposure.${key}`], unit: "count" });
  const money = (key) => ({ title: words[`dossier.exposure.${key}`], unit: "money" });
  panel.querySelector(".dossier-content").replaceChildren(element("div",
    { className: "scroll", role: "region", tabIndex: 0, aria: { labelledby: `${panel.id}-title` } },
    table({
      columns: [
        { title: words["dossier.exposure.lender"] },
        count("borrowers"), money("borrowed-here"), money("borrowed-there"),
        count("guarantors"), money("guaranteed-here"), money("guaranteed-there"),
        count("related"), money("related-there"),
        { title: words["dossier.exposure.alerts"] },
      ],
      rows: answer.items.map((one) => ({
        cells: [
          { text: one.name, href: to(one.institution) },
          ...cells(one.borrowers), ...cells(one.guarantors), one.related.parties, one.related.parties ? one.related.there : null,
          { text: words["dossier.exposure.open"], href: `/alerts?${new URLSearchParams({ institution: one.institution, status: "open" })}` },
        ],
      })),
    })));
}

const cells = (shared) => [shared.parties, ...(shared.parties ? [shared.here, shared.there] : [null, null])];

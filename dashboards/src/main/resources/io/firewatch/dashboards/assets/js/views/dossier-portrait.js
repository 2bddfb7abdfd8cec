// Who borrows and who lends: bars by trait, and the same as a table.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { bars, option } from "../charts/people.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import { theme } from "./theme.js";

export const isEmpty = (answer) => !answer.sides.some((side) => side.enough);

export function show(panel, answer, { list }) {
  const charts = [];
  const side = (one) => {
    const head = element("header", { className: "portrait-head" },
      element("h3", {}, words[`dossier.portrait.${one.role}`]),
      one.enough ? element("b", {}, words["dossier.portrait.count"].replace("{0}", one.people.toLocaleString("en-US"))) : null);
    if (!one.enough) return element("div", {}, head, element("p", { className: "muted" }, words["dossier.portrait.too-few"]));
    return element("div", {}, head, element("div", { className: "portrait-tables" }, ...one.tables.map((table) => {
      const canvas = element("div", { className: "portrait-canvas", role: "img" });
      canvas.setAttribute("aria-label", `${words[`dossier.portrait.${one.role}`]} · ${words[`dossier.portrait.by-${table.dimension}`]}`);
      canvas.style.height = `${bars(table, words).length * 1.6 + 0.6}rem`;
      charts.push([canvas, table]);
      return element("div", {}, element("h4", {}, words[`dossier.portrait.by-${table.dimension}`]), canvas);
    })));
  };
  panel.querySelector(".dossier-content").replaceChildren(element("div", { className: "portrait" }, ...answer.sides.map(side)));
  charts.forEach(([canvas, table]) => {
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    new ResizeObserver(() => chart.resize()).observe(canvas);
    chart.setOption(option(table, words, theme()));
  });
  list({
    columns: [
      { title: words["dossier.portrait.who"] }, { title: words["dossier.portrait.trait"] }, { title: words["dossier.portrait.cell"] },
      { title: words["dossier.portrait.people"], unit: "count" },
    ],
    rows: answer.sides.flatMap((one) => (one.tables ?? []).flatMap((table) => bars(table, words).map((bar) => ({
      cells: [words[`dossier.portrait.${one.role}`], words[`dossier.portrait.by-${table.dimension}`], bar.label, bar.people],
    })))),
  });
}

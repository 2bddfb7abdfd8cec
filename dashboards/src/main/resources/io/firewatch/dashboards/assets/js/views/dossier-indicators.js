// The indicators that matter for a lender of this type as small multiples, each with the limits rules compare it with.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { option } from "../charts/indicator.js";
import { withUnit } from "../charts/numbers.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";
import { theme } from "./theme.js";

export const isEmpty = (answer) => !answer.items.length;

export function show(panel, answer, { list }) {
  const drawn = [];
  const charts = answer.items.map(({ series, lines }) => {
    const canvas = element("div", { className: "chart-canvas", role: "img" });
    const last = series.points.at(-1);
    const title = series.title[language];
    canvas.setAttribute("aria-label", `${title}: ${withUnit(last.value, series.unit, words)}, ${last.day}`);
    drawn.push([canvas, series, lines]);
    return element("figure", { className: "chart", data: { size: "short", state: "ready", indicator: series.name } },
      element("div", { className: "chart-head" }, element("h3", {}, title), element("b", {}, withUnit(last.value, series.unit, words))),
      canvas,
      lines.length ? element("figcaption", {}, ...lines.map((line) => limit(line, series, last, answer.institution))) : null);
  });
  panel.querySelector(".dossier-content").replaceChildren(element("div", { className: "multiples" }, ...charts));
  drawn.forEach(([canvas, series, lines]) => {
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    new ResizeObserver(() => chart.resize()).observe(canvas);
    const marks = lines.map((line) => ({ name: line.comparison, value: line.value }));
    chart.setOption(option({ series: [series] }, { indicator: series.name, lines: marks }, words, theme()));
  });
  list({
    columns: [
      { title: words["dossier.indicators.name"] }, { title: words["dossier.indicators.day"] },
      { title: words["dossier.indicators.value"] }, { title: words["dossier.indicators.limit"] },
    ],
    rows: answer.items.map(({ series, lines }) => {
      const last = series.points.at(-1);
      return {
        mark: lines.some((line) => isBeyond(last.value, line)),
        cells: [
          series.title[language], last.day, withUnit(last.value, series.unit, words),
          lines.map((line) => `${line.comparison} ${withUnit(line.value, series.unit, words)} ${line.title[language]}`).join("; ") || "–",
        ],
      };
    }),
  });
}

const BEYOND = { ">": (a, b) => a > b, ">=": (a, b) => a >= b, "<": (a, b) => a < b, "<=": (a, b) => a <= b };
const isBeyond = (value, line) => BEYOND[line.comparison](value, line.value);

function limit(line, series, last, code) {
  const text = `${line.comparison} ${withUnit(line.value, series.unit, words)} · ${line.title[language]}`;
  const href = `/alerts?${new URLSearchParams({ institution: code, rule: line.rule, rolledUp: "any" })}`;
  return element("a", { href, ...(isBeyond(last.value, line) ? { data: { tone: "bad" } } : {}) }, text);
}

// Alerts, the register and the bureau's steps over time, the newest also as words.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { option, said } from "../charts/timeline.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";
import { theme } from "./theme.js";

const NEWEST = 8;

export const isEmpty = (answer) => !answer.items.length;

const to = (item) => (item.alert ? `/alerts/${encodeURIComponent(item.alert)}` : "");

export function show(panel, answer, { list }) {
  const canvas = element("div", { className: "chart-canvas timeline-canvas", role: "img" });
  canvas.setAttribute("aria-label", panel.querySelector("h2").textContent);
  panel.querySelector(".dossier-content").replaceChildren(canvas, element("ol", { className: "timeline-newest" }, ...answer.items.slice(0, NEWEST).map((item) =>
    element("li", { data: item.severity ? { severity: item.severity } : {} }, element("time", {}, item.day), " ",
      to(item) ? element("a", { href: to(item) }, said(item, words, language)) : said(item, words, language)))));
  const chart = echarts.init(canvas, null, { renderer: "svg" });
  new ResizeObserver(() => chart.resize()).observe(canvas);
  chart.setOption(option(answer, words, theme()));
  chart.on("click", ({ data }) => data?.item?.alert && location.assign(to(data.item)));
  list({
    caption: answer.truncated ? words["board.truncated"].replace("{0}", answer.items.length) : "",
    columns: [{ title: words["dossier.timeline.day"] }, { title: words["dossier.timeline.lane"] }, { title: words["dossier.timeline.what"] }],
    rows: answer.items.map((item) => ({
      cells: [item.day, words[`dossier.lane.${item.lane}`], to(item) ? { text: said(item, words, language), href: to(item) } : said(item, words, language)],
    })),
  });
}

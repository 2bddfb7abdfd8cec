// Fills every [data-chart]: asks for its data, draws it, follows its size; says so while loading, when empty and on error.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read } from "../api/desk.js";
import * as alertsPerDay from "../charts/alerts-per-day.js";
import * as indicator from "../charts/indicator.js";
import { language, words } from "./page.js";
import { theme } from "./theme.js";

const KINDS = { "alerts-per-day": alertsPerDay, indicator };
// Charts that count alerts, and so change with them.
const LIVE = ["alerts-per-day"];

export function showCharts(root) {
  root.querySelectorAll("[data-chart]").forEach((panel) => {
    const canvas = panel.querySelector(".chart-canvas");
    new ResizeObserver(() => echarts.getInstanceByDom(canvas)?.resize()).observe(canvas);
    whenUnfolded(panel, () => draw(panel, canvas));
    if (LIVE.includes(panel.dataset.chart)) {
      document.body.addEventListener("alert-change", () => draw(panel, canvas));
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showCharts(root), { once: true });
}

// A page may hold fifty charts: those folded away are drawn when their group is opened.
function whenUnfolded(panel, act) {
  const group = panel.closest("details:not([open])");
  if (!group) {
    act();
    return;
  }
  panel.dataset.state = "folded";
  group.addEventListener("toggle", act, { once: true });
}

async function draw(panel, canvas) {
  const kind = KINDS[panel.dataset.chart];
  const options = JSON.parse(panel.dataset.options);
  try {
    const data = await read(panel.dataset.source);
    if (kind.heading) head(panel, kind.heading(data, options, words, language));
    if (kind.isEmpty(data, options)) {
      say(panel, "empty");
      return;
    }
    const chart = echarts.getInstanceByDom(canvas) ?? echarts.init(canvas, null, { renderer: "svg" });
    chart.setOption(kind.option(data, options, words, theme()), true);
    panel.dataset.state = "ready";
  } catch (error) {
    console.error(error);
    say(panel, "error");
  }
}

function head(panel, { title, figure }) {
  panel.querySelector(".chart-head")?.remove();
  const header = document.createElement("div");
  header.className = "chart-head";
  const name = document.createElement("h3");
  name.textContent = title;
  const last = document.createElement("b");
  last.textContent = figure;
  header.append(name, last);
  panel.prepend(header);
}

function say(panel, state) {
  panel.dataset.state = state;
  panel.querySelector(".chart-note").textContent = words[`chart.${state}`];
}

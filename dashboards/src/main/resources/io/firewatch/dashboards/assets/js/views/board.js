// A board: its filters live in the URL, and each of its panels asks for its own data, draws it, and says so when it cannot.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read } from "../api/desk.js";
import { isEmpty, option, series } from "../charts/board-option.js";
import { drillTo } from "../charts/drill.js";
import { numbers, table } from "./board-content.js";
import { savePicture } from "./board-picture.js";
import { language, words } from "./page.js";
import { theme } from "./theme.js";

// A wall screen stays open for days.
const EVERY = 60_000;

export async function showBoard() {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const form = document.querySelector("[data-board-filters]");
  const path = `/api/boards/${board.dataset.board}`;
  const frames = [...board.querySelectorAll("[data-panel]")];
  let spec;
  try {
    spec = await read(path);
  } catch (error) {
    console.error(error);
    frames.forEach((frame) => say(frame, "error", words["chart.error"]));
    return;
  }
  const panels = frames.map((frame) => panelOf(frame, spec.panels.find((one) => one.id === frame.dataset.panel), path));
  const load = (redraw = true) => {
    const filters = new URLSearchParams(location.search);
    document.querySelectorAll("[data-board-link]").forEach((link) => {
      link.href = link.dataset.boardLink + location.search;
    });
    panels.forEach((panel) => panel.load(filters, redraw));
  };
  document.querySelector("[data-board-link][aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  followFilters(form, load);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => load());
  setInterval(() => document.visibilityState === "visible" && load(false), EVERY);
  load();
}

function followFilters(form, load) {
  const go = (query) => {
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    load();
  };
  const { from, to } = form.elements;
  const submit = (event) => {
    event.preventDefault();
    to.min = from.value;
    if (!form.reportValidity()) return;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (`?${query}` !== (location.search || "?")) go(String(query));
  };
  form.addEventListener("submit", submit);
  form.addEventListener("change", submit);
  form.querySelector("[data-board-reset]").addEventListener("click", (event) => {
    event.preventDefault();
    fill(form, new URLSearchParams());
    go("");
  });
  addEventListener("popstate", () => {
    fill(form, new URLSearchParams(location.search));
    load();
  });
}

function fill(form, query) {
  for (const field of form.elements) {
    if (field.name) field.value = query.get(field.name) ?? "";
  }
}

function panelOf(frame, panel, path) {
  const canvas = frame.querySelector(".chart-canvas");
  const source = `${path}/panels/${panel.id}`;
  let asked = 0;
  let shown;
  if (canvas) new ResizeObserver(() => echarts.getInstanceByDom(canvas)?.resize()).observe(canvas);
  frame.querySelector("[data-export=png]")?.addEventListener("click", () => {
    savePicture(echarts.getInstanceByDom(canvas), panel.id, panel.title[language], footing(panel, shown), theme());
  });

  const load = async (filters, redraw) => {
    const mine = ++asked;
    const query = filters.size ? `?${filters}` : "";
    frame.querySelector("[data-export=csv]").href = `${source}.csv${query}`;
    frame.setAttribute("aria-busy", "true");
    try {
      const dataset = await read(source + query);
      // The reader may have chosen anew meanwhile.
      if (mine !== asked) return;
      const same = JSON.stringify(shown) === JSON.stringify(dataset);
      shown = dataset;
      // A reader may be pointing at the chart, or reading the table.
      if (redraw || !same || frame.dataset.state !== "ready") show(dataset, filters);
    } catch (error) {
      if (mine !== asked) return;
      console.error(error);
      if (error.status === 401) location.reload();
      say(frame, "error", words[error.status === 400 ? "board.refused" : "chart.error"]);
    }
    frame.setAttribute("aria-busy", "false");
  };

  const show = (dataset, filters) => {
    foot(frame, footing(panel, dataset));
    const nothing = panel.kind === "numbers" ? !dataset.rows.length : isEmpty(dataset);
    const data = frame.querySelector(".board-data");
    if (data) data.hidden = nothing;
    const png = frame.querySelector("[data-export=png]");
    if (png) png.disabled = nothing;
    if (nothing) {
      say(frame, "empty", words["board.empty"]);
      return;
    }
    const link = (row, column) => drillTo(panel, dataset, row, column, filters);
    frame.dataset.state = "ready";
    if (panel.kind === "chart") draw(canvas, panel, dataset, link);
    const content = panel.kind === "numbers" ? numbers(dataset, link) : table(dataset, link);
    (frame.querySelector(".board-content") ?? data.querySelector(".scroll")).replaceChildren(content);
  };
  return { load };
}

function draw(canvas, panel, dataset, link) {
  const look = theme();
  // Bars of many lenders need room to be read, whatever the panel's usual height.
  const rows = panel.chart.yAxis?.type === "category" && panel.chart.series[0].type === "bar" ? dataset.rows.length : 0;
  canvas.style.height = rows > 9 ? `${rows * 1.75 + 4}rem` : "";
  const chart = echarts.getInstanceByDom(canvas) ?? echarts.init(canvas, null, { renderer: "canvas" });
  chart.resize();
  chart.setOption(option(panel, dataset, words, look), true);
  const drawn = series(panel.chart, dataset, look);
  chart.off("click");
  chart.on("click", (point) => {
    const to = link(point.value, drawn[point.seriesIndex].column);
    if (to) location.assign(to);
  });
}

function footing(panel, dataset) {
  if (!dataset) return "";
  const notes = [];
  if (panel.time) {
    notes.push(dataset.from === dataset.to
      ? words["board.as-of"].replace("{0}", dataset.to)
      : words["board.range"].replace("{0}", dataset.from).replace("{1}", dataset.to));
  }
  if (dataset.truncated) notes.push(words["board.truncated"].replace("{0}", String(topOf(dataset))));
  if (dataset.ignored.length) {
    notes.push(words["board.ignored"].replace("{0}", dataset.ignored.map((one) => words[`board.field.${one}`]).join(", ")));
  }
  return notes.join(" · ");
}

const topOf = (dataset) => {
  const split = new Set(dataset.columns.map((column) => column.value).filter(Boolean));
  const time = dataset.columns.some((column) => ["hour", "day", "week", "month"].includes(column.kind));
  return time ? split.size : dataset.rows.length;
};

function foot(frame, text) {
  const foot = frame.querySelector(".board-foot");
  foot.textContent = text;
  foot.hidden = !text;
}

function say(frame, state, text) {
  frame.dataset.state = state;
  frame.querySelector(".chart-note").textContent = text;
}

// The association graph: a click, or a button of its table, shows what a node is and what lies beyond it.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read } from "../api/desk.js";
import { merged, onPath, option, said, wayTo } from "../charts/association.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import { theme } from "./theme.js";

export const isEmpty = (graph) => !graph.edges.length;

const records = (edge) => edge.evidence.map((seq) => `#${seq}`).join(" ");

export function show(panel, first, { list }) {
  const canvas = element("div", { className: "chart-canvas graph-canvas", role: "img" });
  canvas.setAttribute("aria-label", panel.querySelector("h2").textContent);
  const card = element("div", { className: "graph-card", role: "status", tabIndex: -1 });
  panel.querySelector(".dossier-content").replaceChildren(pathLine(first), element("div", { className: "graph" }, canvas, card));
  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  let graph = first;
  let chosen;
  const opened = new Set([first.root]);
  const draw = () => {
    chart.setOption(option(graph, { chosen, width: canvas.clientWidth, height: canvas.clientHeight }, words, theme()), true);
    panel.dataset.nodes = graph.nodes.length;
    // The button that was pressed is replaced with its table: whoever pressed it reads on at what it told.
    list(tiesOf(graph, (id) => choose(id).then(() => card.focus())));
  };
  const choose = async (id) => {
    chosen = id;
    const node = graph.nodes.find((one) => one.id === id);
    const way = wayTo(graph, id);
    let note = "";
    if (!opened.has(id) && way.length < graph.mostHops) {
      opened.add(id);
      try {
        const before = graph.nodes.length;
        graph = merged(graph, await read(`${panel.dataset.source}?via=${encodeURIComponent(way.join(","))}`));
        note = words[graph.nodes.length > before ? "dossier.graph.opened" : "dossier.graph.nothing-more"]
          .replace("{0}", graph.nodes.length - before);
      } catch (error) {
        console.warn(error);
        note = words["dossier.graph.not-opened"];
      }
    } else if (way.length >= graph.mostHops) {
      note = words["dossier.graph.end"].replace("{0}", graph.mostHops);
    }
    card.replaceChildren(...about(graph, node, note, panel));
    draw();
  };
  draw();
  new ResizeObserver(() => {
    chart.resize();
    draw();
  }).observe(canvas);
  chart.on("click", ({ dataType, data }) => {
    if (dataType === "node") choose(data.id);
    else if (dataType === "edge") card.replaceChildren(...aboutEdge(graph, data.edge));
  });
}

function pathLine(graph) {
  if (!graph.paths.length) return element("p", { className: "board-note muted" }, words["dossier.graph.how"]);
  const surest = graph.paths[0];
  return element("p", { className: "board-note graph-path" },
    words["dossier.graph.path"].replace("{0}", surest.nodes.length - 1).replace("{1}", Math.round(surest.confidence * 100)));
}

function about(graph, node, note, panel) {
  const ties = graph.edges.filter((edge) => edge.source === node.id || edge.target === node.id);
  const label = (id) => graph.nodes.find((one) => one.id === id)?.label ?? id;
  const code = new URL(panel.dataset.source, location.href).pathname.split("/")[3];
  return [
    element("p", { className: "muted" }, words[`dossier.kind.${node.kind}`]),
    element("h3", {}, node.institution && node.id !== graph.root
      ? element("a", { href: `/institutions/${encodeURIComponent(node.institution)}` }, node.label) : node.label),
    note ? element("p", { className: "graph-note" }, note) : null,
    element("ul", {}, ...ties.slice(0, 8).map((edge) => element("li", {},
      element("b", {}, label(edge.source === node.id ? edge.target : edge.source)), element("small", {}, ` ${said(edge, words)}`)))),
    ties.length > 8 ? element("p", { className: "muted" }, words["dossier.graph.more"].replace("{0}", ties.length - 8)) : null,
    alertsOf(node, decodeURIComponent(code)),
  ].filter(Boolean);
}

function alertsOf(node, code) {
  const query = node.institution ? { institution: node.institution, status: "open" }
    : ["person", "company"].includes(node.kind) ? { institution: code, q: node.id.split(":")[1] } : null;
  return query && element("p", {}, element("a", { href: `/alerts?${new URLSearchParams(query)}` }, words["dossier.graph.alerts"]));
}

function aboutEdge(graph, edge) {
  const label = (id) => graph.nodes.find((one) => one.id === id)?.label ?? id;
  return [
    element("h3", {}, `${label(edge.source)} → ${label(edge.target)}`),
    element("p", {}, said(edge, words)),
    edge.evidence.length ? element("p", { className: "muted" }, words["dossier.graph.records"], " ", element("span", { className: "code" }, records(edge))) : null,
  ].filter(Boolean);
}

function tiesOf(graph, choose) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const marked = onPath(graph).edges;
  const end = (id) => ({ text: nodes.get(id).label, act: () => choose(id) });
  return {
    columns: [
      { title: words["dossier.graph.from"] }, { title: words["dossier.graph.tie"] }, { title: words["dossier.graph.to"] },
      { title: words["dossier.graph.weight"], unit: "share" }, { title: words["dossier.graph.records"] },
    ],
    rows: [...graph.edges].sort((a, b) => marked.has(b.id) - marked.has(a.id)).map((edge) => ({
      mark: marked.has(edge.id), cells: [end(edge.source), said(edge, words), end(edge.target), edge.weight, records(edge)],
    })),
  };
}

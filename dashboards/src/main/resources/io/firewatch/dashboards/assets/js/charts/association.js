// The association graph: who is tied to whom and how. Pure: graph → ECharts option.
import { short } from "./numbers.js";
import { places } from "./rings.js";

export const KINDS = ["institution", "company", "person", "account", "address", "law-person"];

const escaped = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

// Parts of a graph put together: what was there first stays, and the shortest way to the lender counts.
export function merged(graph, more) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  more.nodes.forEach((node) => {
    const known = nodes.get(node.id);
    if (!known || node.hops < known.hops) nodes.set(node.id, node);
  });
  const edges = new Map([...more.edges, ...graph.edges].map((edge) => [edge.id, edge]));
  return { ...graph, nodes: [...nodes.values()], edges: [...edges.values()] };
}

// The ids from the lender to a node, without the lender, by the fewest steps.
export function wayTo(graph, id) {
  const before = new Map([[graph.root, null]]);
  let ring = [graph.root];
  while (ring.length && !before.has(id)) {
    const next = [];
    for (const place of ring) {
      for (const edge of graph.edges) {
        const other = edge.source === place ? edge.target : edge.target === place ? edge.source : null;
        if (other && !before.has(other)) {
          before.set(other, place);
          next.push(other);
        }
      }
    }
    ring = next;
  }
  const way = [];
  for (let place = id; before.get(place) != null; place = before.get(place)) way.unshift(place);
  return way;
}

export const onPath = (graph) => ({
  nodes: new Set(graph.paths.flatMap((path) => path.nodes)),
  edges: new Set(graph.paths.flatMap((path) => path.edges)),
});

// What an edge says, in words: its kind, how much, since when.
export function said(edge, words) {
  const parts = [words[`tie.${edge.kind}`] ?? edge.kind];
  if (edge.share != null) parts.push(short(edge.share, "share", words));
  if (edge.amount != null) parts.push(`${short(edge.amount, "money", words)} ${words["unit.money"]}`);
  if (edge.number != null) parts.push(words[edge.amount == null ? "dossier.graph.sharers" : "dossier.graph.loans"].replace("{0}", edge.number));
  if (edge.since || edge.until) parts.push(`${edge.since ?? ""} – ${edge.until ?? ""}`);
  return parts.join(" · ");
}

const SIZES = { institution: 26, company: 18, person: 13, account: 10, address: 10, "law-person": 10 };

const MARGIN = { top: 50, left: 50, right: 50, bottom: 36 };

export function option(graph, { chosen, width, height }, words, theme) {
  const place = places(graph, width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom);
  const path = onPath(graph);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const marked = theme.severity.critical;
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    color: theme.palette,
    tooltip: {
      confine: true, backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink, fontSize: 13 },
      formatter: ({ dataType, data }) => (dataType === "edge"
        ? `${escaped(byId.get(data.source).label)} → ${escaped(byId.get(data.target).label)}<br>${escaped(said(data.edge, words))}`
        : `${escaped(words[`dossier.kind.${data.kind}`])}<br><b>${escaped(data.label_)}</b>`),
    },
    legend: {
      type: "scroll", top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, textStyle: { color: theme.inkSoft }, selectedMode: false,
      data: KINDS.filter((kind) => graph.nodes.some((node) => node.kind === kind)).map((kind) => words[`dossier.kind.${kind}`]),
    },
    series: [{
      type: "graph", layout: "none", roam: "move", draggable: true, ...MARGIN,
      categories: KINDS.map((kind) => ({ name: words[`dossier.kind.${kind}`] })),
      emphasis: { focus: "adjacency", label: { show: true } },
      labelLayout: { hideOverlap: true },
      edgeSymbol: ["none", "arrow"], edgeSymbolSize: 6,
      nodes: graph.nodes.map((node) => ({
        id: node.id, name: node.id, kind: node.kind, label_: node.label, category: KINDS.indexOf(node.kind), x: place.get(node.id)[0], y: place.get(node.id)[1],
        symbolSize: SIZES[node.kind] + (node.id === graph.root ? 10 : 0),
        symbol: ["institution", "company"].includes(node.kind) ? "roundRect" : node.kind === "person" ? "circle" : "diamond",
        itemStyle: path.nodes.has(node.id) ? { borderColor: marked, borderWidth: 2.5 }
          : node.id === chosen ? { borderColor: theme.ink, borderWidth: 2.5 } : {},
        label: {
          show: node.kind === "institution" || node.kind === "company" || path.nodes.has(node.id) || node.id === chosen,
          position: "bottom", color: theme.ink, fontSize: 11, width: 110, overflow: "truncate", formatter: node.label,
        },
      })),
      edges: graph.edges.map((edge) => ({
        source: edge.source, target: edge.target, edge,
        lineStyle: path.edges.has(edge.id)
          ? { color: marked, width: 3, opacity: 1, curveness: 0.08 }
          : { color: theme.lineStrong, width: 0.6 + 1.4 * edge.weight, opacity: 0.35 + 0.65 * edge.weight, curveness: 0.08 },
      })),
    }],
  };
}

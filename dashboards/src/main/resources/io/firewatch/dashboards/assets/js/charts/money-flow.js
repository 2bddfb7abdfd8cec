// Money by transaction type, from whose it was to whose it is then. Pure: answer → ECharts option.
import { short } from "./numbers.js";

export const typeName = (type, words) => words[`dossier.flow.${type}`] ?? words["dossier.money.type"].replace("{0}", type);

export const accountName = (account, words) => (account ? words[`dossier.account.${account}`] : "–");

// Reversals that outweigh, and types of which nobody says whose money it is, cannot be drawn.
export const drawn = (answer) => answer.flows.filter((flow) => flow.payer && flow.amount > 0);

export const isEmpty = (answer) => !answer.flows.length;

export function option(answer, narrow, words, theme) {
  const flows = drawn(answer);
  const nodes = new Map();
  const node = (id, name, depth, side) => nodes.set(id, { name: id, label_: name, depth, label: { position: side } });
  flows.forEach((flow) => {
    node(`from ${flow.payer}`, accountName(flow.payer, words), 0, "right");
    node(`type ${flow.type}`, typeName(flow.type, words), 1, "right");
    node(`to ${flow.payee}`, accountName(flow.payee, words), 2, "left");
  });
  const colors = new Map([...new Set(flows.map((flow) => flow.payer))].map((payer, i) => [payer, theme.palette[i % theme.palette.length]]));
  const link = (flow, source, target) => ({
    source, target, value: flow.amount, type: flow.type, lineStyle: { color: colors.get(flow.payer), opacity: 0.32 },
  });
  const money = (value) => `${short(value, "money", words)} ${words["unit.money"]}`;
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    tooltip: {
      confine: true, backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
      formatter: ({ dataType, data, value }) => (dataType === "edge"
        ? `${nodes.get(data.source).label_} → ${nodes.get(data.target).label_}&ensp;<b>${money(data.value)}</b>`
        : `${data.label_}&ensp;<b>${money(value)}</b>`),
    },
    series: [{
      type: "sankey", left: 4, right: 4, top: 6, bottom: 6, nodeGap: narrow ? 9 : 15, nodeWidth: narrow ? 8 : 12, draggable: false,
      layoutIterations: 48, labelLayout: { hideOverlap: true }, emphasis: { focus: "adjacency" },
      label: { color: theme.ink, fontSize: narrow ? 10 : 12, formatter: ({ data }) => data.label_, width: narrow ? 76 : 180, overflow: "truncate" },
      nodes: [...nodes.values()].map((one) => ({ ...one, itemStyle: { color: one.depth === 1 ? theme.lineStrong : theme.accent, borderWidth: 0 } })),
      links: flows.flatMap((flow) => [
        link(flow, `from ${flow.payer}`, `type ${flow.type}`), link(flow, `type ${flow.type}`, `to ${flow.payee}`),
      ]),
    }],
  };
}

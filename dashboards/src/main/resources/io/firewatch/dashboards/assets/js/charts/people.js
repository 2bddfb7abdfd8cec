// People by one trait as bars; what is too small to be shown stands as one bar of its own. Pure: table → ECharts option.
export const bars = (table, words) => {
  const told = table.cells.map((cell) => ({ label: nameOf(table.dimension, cell.id, words), people: cell.people }));
  if (table.dimension === "province") told.sort((a, b) => b.people - a.people);
  return table.rest ? [...told, { label: words["dossier.portrait.rest"], people: table.rest, rest: true }] : told;
};

function nameOf(dimension, id, words) {
  if (!id) return words["dossier.portrait.unknown"];
  if (dimension === "age") return id;
  return words[`dossier.${dimension}.${id}`] ?? id;
}

export function option(table, words, theme) {
  const rows = bars(table, words).reverse();
  const all = rows.reduce((sum, row) => sum + row.people, 0);
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis", axisPointer: { type: "shadow" }, confine: true,
      backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
    },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category", data: rows.map((row) => row.label), axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, width: 110, overflow: "truncate", interval: 0 },
    },
    series: [{
      name: words["dossier.portrait.people"], type: "bar", barMaxWidth: 16,
      data: rows.map((row) => ({
        value: row.people, itemStyle: { color: row.rest ? theme.lineStrong : theme.accent, ...(row.rest ? { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8, color: theme.surface } } : {}) },
      })),
      label: {
        show: true, position: "right", color: theme.inkSoft, fontSize: 11,
        formatter: ({ value }) => `${value.toLocaleString("en-US")} · ${Math.round((value / all) * 100)} %`,
      },
    }],
  };
}

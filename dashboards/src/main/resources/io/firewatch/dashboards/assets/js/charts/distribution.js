// How values spread, as bars of equal width. Pure: a distribution → ECharts option; `figure` writes a value for people.
export function option({ bars }, figure, words, theme) {
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis", axisPointer: { type: "shadow" }, confine: true,
      backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
      formatter: ([bar]) => `${figure(bars[bar.dataIndex].from)} – ${figure(bars[bar.dataIndex].to)}: <b>${bar.value}</b>`,
    },
    xAxis: {
      type: "category", data: bars.map((bar) => figure(bar.from)),
      axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, hideOverlap: true },
    },
    yAxis: {
      type: "value", minInterval: 1, name: words["measures.subjects"],
      nameTextStyle: { color: theme.inkSoft, align: "left" }, nameGap: 12,
      axisLabel: { color: theme.inkSoft }, splitLine: { lineStyle: { color: theme.line } },
    },
    series: [{ type: "bar", barCategoryGap: "8%", itemStyle: { color: theme.accent }, data: bars.map((bar) => bar.count) }],
  };
}

// Alerts by the first day of their episode, as recorded and by the proposal. Pure: a replay's result → ECharts option.
export const isEmpty = (result) => result.days.length === 0;

export function option(result, words, theme) {
  const series = (name, kind, color) => ({
    name: words[name], type: "bar", barGap: "0%", barCategoryGap: "25%", itemStyle: { color },
    data: result.days.map((day) => day[kind]),
  });
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: 10, itemHeight: 10, itemGap: 16, textStyle: { color: theme.inkSoft } },
    tooltip: {
      trigger: "axis", axisPointer: { type: "shadow" }, confine: true,
      backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
    },
    xAxis: {
      type: "category", data: result.days.map((day) => day.day),
      axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, formatter: (day) => day.slice(5), hideOverlap: true },
    },
    yAxis: {
      type: "value", minInterval: 1, name: words["chart.alerts"],
      nameTextStyle: { color: theme.inkSoft, align: "left" }, nameGap: 14,
      axisLabel: { color: theme.inkSoft }, splitLine: { lineStyle: { color: theme.line } },
    },
    series: [
      series("studio.replay.before", "before", theme.lineStrong),
      series("studio.replay.after", "after", theme.accent),
    ],
  };
}

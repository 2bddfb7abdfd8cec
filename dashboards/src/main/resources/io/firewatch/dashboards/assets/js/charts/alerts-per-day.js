// New alerts per business day, stacked by severity. Pure: data → ECharts option.
const SEVERITIES = ["low", "medium", "high", "critical"];

export const isEmpty = (city) => !city.perDay.some((day) => Object.values(day.alerts).some((count) => count > 0));

export function option(city, _options, words, theme) {
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    legend: {
      top: 0, right: 0, itemWidth: 10, itemHeight: 10, itemGap: 16,
      textStyle: { color: theme.inkSoft },
      data: [...SEVERITIES].reverse().map((one) => words[`severity.${one}`]),
    },
    tooltip: {
      trigger: "axis", axisPointer: { type: "shadow" }, confine: true,
      backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
    },
    xAxis: {
      type: "category", data: city.perDay.map((day) => day.day),
      axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, formatter: (day) => day.slice(5), hideOverlap: true },
    },
    yAxis: {
      type: "value", minInterval: 1, name: words["chart.alerts"],
      nameTextStyle: { color: theme.inkSoft, align: "left" }, nameGap: 14,
      axisLabel: { color: theme.inkSoft }, splitLine: { lineStyle: { color: theme.line } },
    },
    series: SEVERITIES.map((severity) => ({
      name: words[`severity.${severity}`], type: "bar", stack: "alerts", barCategoryGap: "25%",
      itemStyle: { color: theme.severity[severity] },
      data: city.perDay.map((day) => day.alerts[severity] ?? 0),
    })),
  };
}

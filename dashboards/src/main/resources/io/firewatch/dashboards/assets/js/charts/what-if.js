// What a moved parameter would change. Pure: data → ECharts option.
const axis = (theme) => ({ axisLabel: { color: theme.inkSoft }, splitLine: { lineStyle: { color: theme.line } } });

const tooltip = (theme) => ({
  trigger: "axis", confine: true,
  backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
});

const legend = (theme) => ({ top: 0, right: 0, itemWidth: 10, itemHeight: 10, itemGap: 16, textStyle: { color: theme.inkSoft } });

// Alerts by the day their episode begins, by the rule in force and by the proposal.
export function perDay(answer, words, theme) {
  const days = everyDay(answer);
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
    legend: legend(theme),
    tooltip: tooltip(theme),
    xAxis: {
      type: "category", data: days.map((one) => one.day),
      axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, formatter: (day) => day.slice(5), hideOverlap: true },
    },
    yAxis: { type: "value", minInterval: 1, ...axis(theme) },
    series: [
      { name: words["what-if.before"], type: "bar", itemStyle: { color: theme.inkSoft }, data: days.map((one) => one.before) },
      { name: words["what-if.after"], type: "bar", itemStyle: { color: theme.accent }, data: days.map((one) => one.after) },
    ],
  };
}

// From the first day with an alert to the last, those without any between them.
function everyDay(answer) {
  const known = new Map(answer.perDay.map((one) => [one.day, one]));
  if (!answer.perDay.length) return [];
  const days = [];
  const last = new Date(`${answer.perDay.at(-1).day}T00:00:00Z`);
  for (let day = new Date(`${answer.perDay[0].day}T00:00:00Z`); day <= last; day.setUTCDate(day.getUTCDate() + 1)) {
    const name = day.toISOString().slice(0, 10);
    days.push(known.get(name) ?? { day: name, before: 0, after: 0 });
  }
  return days;
}

// The trade-off of one parameter: alerts, and of those people judged the confirmed and the false.
export function sweep(answer, written, words, theme) {
  const at = (test) => answer.steps.findIndex(test);
  const line = (name, color, value, more = {}) => ({ name, type: "line", step: "middle", symbolSize: 4, showSymbol: false, itemStyle: { color }, lineStyle: { color }, data: answer.steps.map(value), ...more });
  const marks = [
    [at((one) => one.current), words["what-if.before"], theme.inkSoft],
    [at((one) => one.proposed), words["what-if.after"], theme.accent],
  ].filter(([index]) => index >= 0);
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
    legend: legend(theme),
    tooltip: tooltip(theme),
    xAxis: {
      type: "category", data: answer.steps.map((one) => written(one.value)),
      axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, hideOverlap: true },
    },
    yAxis: { type: "value", minInterval: 1, ...axis(theme) },
    series: [
      line(words["what-if.alerts"], theme.accent, (one) => one.alerts, {
        markLine: {
          silent: true, symbol: "none", animation: false,
          data: marks.map(([index, name, color]) => ({ xAxis: index, lineStyle: { color, type: "dashed" }, label: { show: false, formatter: name } })),
        },
      }),
      line(words["what-if.confirmed"], theme.palette[2] ?? theme.ink, (one) => one.confirmed),
      line(words["what-if.false"], theme.severity.critical, (one) => one.false),
    ],
  };
}

// One indicator over business days with the lines a rule compares it with. Pure: data → ECharts option.
import { short, withUnit } from "./numbers.js";

const DAY = 24 * 3600 * 1000;

export const seriesOf = (answer, options) => answer.series.find((one) => one.name === options.indicator);

export const isEmpty = (answer, options) => !seriesOf(answer, options)?.points.length;

export function heading(answer, options, words, language) {
  const series = seriesOf(answer, options);
  const last = series?.points.at(-1);
  return { title: series?.title[language] ?? options.indicator, figure: last ? withUnit(last.value, series.unit, words) : "" };
}

// Numbers that change seldom hold until the next one: those are drawn as steps.
const isSparse = (points) =>
  points.length > 1 && (Date.parse(points.at(-1).day) - Date.parse(points[0].day)) / DAY / (points.length - 1) > 1.6;

export function option(answer, options, words, theme) {
  const { points, unit, title } = seriesOf(answer, options);
  const lines = options.lines ?? [];
  const values = points.map((point) => point.value).concat(lines.map((line) => line.value));
  const lowest = Math.min(...values);
  const marks = lines.map((line) => ({
    yAxis: line.value,
    label: { formatter: `${line.name} ${short(line.value, unit, words)}`, position: "insideEndTop", color: theme.severity.critical },
    lineStyle: { color: theme.severity.critical, type: "dashed", width: 1.5 },
  }));
  if (options.mark && points.some((point) => point.day >= options.mark)) {
    marks.push({ xAxis: options.mark, label: { show: false }, lineStyle: { color: theme.inkSoft, type: "dotted" } });
  }
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 4, right: 10, top: 14, bottom: 2, containLabel: true },
    tooltip: {
      trigger: "axis", confine: true, valueFormatter: (value) => withUnit(value, unit, words),
      backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink },
    },
    xAxis: {
      type: "time", axisTick: { show: false }, axisLine: { lineStyle: { color: theme.lineStrong } },
      axisLabel: { color: theme.inkSoft, formatter: "{MM}-{dd}", hideOverlap: true }, splitLine: { show: false }, splitNumber: 4,
    },
    yAxis: {
      type: "value", splitNumber: 3, scale: unit !== "share" && unit !== "factor",
      // The line a rule compares with belongs into the picture, however far it lies below the values.
      min: lines.length ? (range) => Math.min(range.min, lowest > 0 ? lowest * 0.95 : lowest) : null,
      max: (range) => Math.max(range.max, ...values) + (lines.length ? Math.abs(Math.max(...values)) * 0.08 : 0),
      axisLabel: { color: theme.inkSoft, formatter: (value) => short(value, unit, words), showMaxLabel: false },
      splitLine: { lineStyle: { color: theme.line } },
    },
    series: [{
      name: title[theme.language], type: "line", step: isSparse(points) ? "end" : false,
      showSymbol: points.length < 3, symbolSize: 5,
      lineStyle: { color: theme.accent, width: 1.75 }, itemStyle: { color: theme.accent },
      areaStyle: { color: theme.accent, opacity: 0.07 },
      data: points.map((point) => [point.day, point.value]),
      markLine: { silent: true, symbol: "none", animation: theme.moves, data: marks },
    }],
  };
}

// A panel's chart: the option of its YAML completed with data, units, words and colours. Pure: data → ECharts option.
import { short, withUnit } from "./numbers.js";

export const isEmpty = (dataset) =>
  !dataset.rows.some((row) => dataset.columns.some((column, i) => column.kind === "number" && row[i]));

// How a word or a time of a column is written.
export function written(column, value, language) {
  const label = column.labels?.[value];
  if (label) return label[language];
  if (column.kind === "hour") return value.slice(5).replace("T", " ");
  return value;
}

const onAxis = (column, value, language) => {
  if (column.kind === "hour") return value.slice(11);
  if (column.kind === "day" || column.kind === "week") return value.slice(5);
  if (column.kind === "month") return value.slice(0, 7);
  return written(column, value, language);
};

const escaped = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const byName = (dataset, name) => dataset.columns.find((column) => column.name === name);

// A series of the YAML names a measure; a split made several columns of it, and so several series.
export function series(chart, dataset, theme) {
  return chart.series.flatMap((one) => {
    const axis = Object.keys(one.encode).find((key) =>
      dataset.columns.some((column) => column.measure === one.encode[key]));
    const columns = dataset.columns.filter((column) => axis && column.measure === one.encode[axis]);
    return columns.map((column) => ({
      ...one,
      column,
      encode: { ...one.encode, [axis]: column.name },
      name: column.title[theme.language],
      ...(column.splitBy === "severity" ? { itemStyle: { color: theme.severity[column.value], ...one.itemStyle } } : {}),
    }));
  });
}

function axis(given, which, drawn, dataset, theme, words, panel) {
  const names = drawn.map((one) => one.encode[which]).filter(Boolean);
  const column = byName(dataset, names[0]);
  const color = theme.inkSoft;
  if (!column) return given;
  const common = { axisLine: { lineStyle: { color: theme.lineStrong } }, splitLine: { lineStyle: { color: theme.line } } };
  if (column.kind !== "number") {
    const roomFor = which === "y"
      ? { width: 130, overflow: "truncate", interval: 0 } : { width: 72, overflow: "break", lineHeight: 14, interval: 0 };
    return {
      ...common, splitLine: { show: false }, axisTick: { show: false }, ...given, type: "category",
      axisLabel: {
        color, hideOverlap: true, ...(column.kind === "word" ? roomFor : {}),
        formatter: (value) => onAxis(column, value, theme.language), ...given?.axisLabel,
      },
    };
  }
  return {
    ...common, axisLine: { show: false }, name: unitOf(column, names, dataset, panel, theme, words),
    nameTextStyle: { color, align: which === "y" ? "left" : "right" }, nameGap: which === "y" ? 14 : 8,
    nameLocation: "end", splitNumber: 4, ...(column.unit === "count" ? { minInterval: 1 } : {}), ...given, type: "value",
    axisLabel: { color, hideOverlap: true, formatter: (value) => short(value, column.unit, words), ...given?.axisLabel },
  };
}

// Counts have no unit: what is counted stands for it, while the axis counts one thing only. Shares carry their sign.
function unitOf(column, names, dataset, panel, theme, words) {
  if (column.unit === "share") return "";
  if (column.unit !== "count") return words[`unit.${column.unit}`] ?? "";
  const measures = new Set(names.map((name) => byName(dataset, name).measure));
  return measures.size > 1 ? "" : panel.measures.find((one) => one.name === column.measure)?.title[theme.language] ?? "";
}

function tooltip(drawn, dataset, theme, words) {
  const lines = (params) => params.filter((one) => one.value[dataset.columns.indexOf(drawn[one.seriesIndex].column)] != null)
    .map((one) => {
      const { column } = drawn[one.seriesIndex];
      const value = one.value[dataset.columns.indexOf(column)];
      return `${one.marker ?? ""}${escaped(column.title[theme.language])}&ensp;<b>${escaped(withUnit(value, column.unit, words))}</b>`;
    });
  return (given) => {
    const params = [given].flat();
    const row = params[0].value;
    const head = dataset.columns.map((column, i) => (column.kind === "number" ? null : written(column, row[i], theme.language)))
      .filter((text) => text != null).map(escaped).join(" · ");
    return [head, ...lines(params)].join("<br>");
  };
}

export function option(panel, dataset, words, theme) {
  const { chart } = panel;
  const drawn = series(chart, dataset, theme);
  const kinds = new Set(drawn.map((one) => one.type));
  const heat = kinds.has("heatmap");
  const round = kinds.has("pie") || kinds.has("funnel");
  const legend = drawn.length > 1 || round;
  const upright = drawn.some((one) => one.encode.y && byName(dataset, one.encode.y)?.kind === "number");
  const result = {
    animation: theme.moves,
    animationDuration: 300,
    color: theme.palette,
    textStyle: { fontFamily: theme.font },
    ...chart,
    dataset: { dimensions: dataset.columns.map((column) => column.name), source: dataset.rows },
    tooltip: {
      trigger: heat || round || kinds.has("scatter") ? "item" : "axis", axisPointer: { type: kinds.has("bar") ? "shadow" : "line" },
      confine: true, backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink, fontSize: 13 },
      formatter: tooltip(drawn, dataset, theme, words), ...chart.tooltip,
    },
    series: drawn.map(({ column, ...one }) => ({
      ...(one.type === "line" ? { showSymbol: dataset.rows.length < 3, symbolSize: 5, lineStyle: { width: 1.75 } } : {}),
      ...(one.type === "heatmap" && [chartKind(dataset, one, "x"), chartKind(dataset, one, "y")].every((kind) => kind === "word")
        ? { itemStyle: { borderColor: theme.surface, borderWidth: 2 } } : {}),
      ...(one.type === "bar" ? { barMaxWidth: 28, barCategoryGap: "30%" } : {}),
      ...(round ? { label: { color: theme.inkSoft, lineHeight: 14, formatter: (point) => `${slice(dataset, one, point, theme)}\n${share(point)}` } } : {}),
      ...one,
    })),
  };
  if (!round) {
    result.grid = { left: 8, right: heat ? 12 : 16, top: (legend ? 34 : 8) + (upright ? 20 : 0), bottom: heat ? 48 : 8, containLabel: true, ...chart.grid };
    if (!upright && !heat) result.grid.bottom = 24;
    result.xAxis = axis(chart.xAxis, "x", drawn, dataset, theme, words, panel);
    result.yAxis = axis(chart.yAxis, "y", drawn, dataset, theme, words, panel);
    if (!upright && !heat && result.xAxis.name) result.xAxis = { ...result.xAxis, nameLocation: "middle", nameGap: 24 };
  }
  if (legend) {
    result.legend = {
      type: "scroll", top: 0, left: 0, right: 0, itemWidth: 10, itemHeight: 10, itemGap: 14,
      textStyle: { color: theme.inkSoft }, pageIconColor: theme.accent, pageTextStyle: { color: theme.inkSoft },
      ...(round ? { formatter: (name) => nameOf(dataset, drawn[0], name, theme) } : {}), ...chart.legend,
    };
  }
  if (heat) result.visualMap = heatScale(drawn[0].column, dataset, theme, words, chart.visualMap);
  return result;
}

const chartKind = (dataset, one, axis) => byName(dataset, one.encode[axis])?.kind;

const nameOf = (dataset, one, name, theme) => written(byName(dataset, one.encode.itemName) ?? {}, name, theme.language);

const share = (point) => (point.percent == null ? "" : `${Math.round(point.percent * 10) / 10} %`);

const slice = (dataset, one, point, theme) => nameOf(dataset, one, point.name, theme);

function heatScale(column, dataset, theme, words, given) {
  const at = dataset.columns.indexOf(column);
  const values = dataset.rows.map((row) => row[at]).filter((value) => value != null);
  return {
    type: "continuous", dimension: at, min: Math.min(0, ...values), max: Math.max(...values, column.unit === "count" ? 1 : 0),
    orient: "horizontal", left: "center", bottom: 0, itemHeight: 120, itemWidth: 12, calculable: false,
    text: [short(Math.max(...values), column.unit, words), short(Math.min(0, ...values), column.unit, words)],
    textStyle: { color: theme.inkSoft }, inRange: { color: [theme.sunken, theme.severity.medium, theme.severity.high, theme.severity.critical] },
    ...given,
  };
}

// What happened around a lender as dots in three rows over time. Pure: answer → ECharts option.
export const LANES = ["alert", "register", "step"];

// What an item says, in words.
export function said(item, words, language) {
  const { detail } = item;
  // Money of the register comes with two decimals, and nothing else does.
  const value = (one) => (/^-?\d+\.\d\d$/.test(one) ? Number(one).toLocaleString("en-US") : words[`dossier.value.${one}`] ?? one);
  if (item.lane === "alert") return `${item.title[language]} · ${words[`dossier.event.${item.kind}`]}`;
  if (item.lane === "step") return `${words[`dossier.step.${item.kind}`]} · ${item.title[language]}`;
  if (item.kind === "fact") {
    return `${words[`dossier.fact.${detail.fact}`]}: ${value(detail.before ?? "–")} → ${value(detail.after ?? "–")}`;
  }
  if (item.kind === "holder-from" || item.kind === "holder-to") {
    const who = `${detail.name}${detail.of ? ` (${detail.of})` : ""}`;
    return words[`dossier.event.${item.kind}`].replace("{0}", who).replace("{1}", words[`tie.${detail.role}`] ?? detail.role);
  }
  return [words[`dossier.event.${item.kind}`] ?? item.kind, detail?.note].filter(Boolean).join(" · ");
}

const escaped = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

export function option(answer, words, theme) {
  const color = (item) => (item.lane === "alert" ? theme.severity[item.severity] : item.lane === "step" ? theme.accent : theme.inkSoft);
  return {
    animation: theme.moves,
    animationDuration: 300,
    textStyle: { fontFamily: theme.font },
    grid: { left: 4, right: 16, top: 8, bottom: 48, containLabel: true },
    tooltip: {
      confine: true, backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.ink, fontSize: 13 },
      formatter: ({ data }) => `${data.item.day}<br>${escaped(said(data.item, words, theme.language))}`,
    },
    xAxis: {
      type: "time", boundaryGap: ["2%", "2%"], axisLine: { lineStyle: { color: theme.lineStrong } }, axisTick: { show: false },
      axisLabel: { color: theme.inkSoft, formatter: "{yyyy}-{MM}-{dd}", hideOverlap: true }, splitLine: { show: false },
    },
    yAxis: {
      type: "category", data: [...LANES].reverse().map((lane) => words[`dossier.lane.${lane}`]), axisTick: { show: false },
      axisLine: { show: false }, axisLabel: { color: theme.inkSoft }, splitLine: { show: true, lineStyle: { color: theme.line } },
    },
    dataZoom: [{
      type: "slider", height: 18, bottom: 6, borderColor: theme.line, fillerColor: `${theme.accent}22`, textStyle: { color: theme.inkSoft },
      showDataShadow: false, brushSelect: false, handleSize: "90%",
    }],
    series: [{
      type: "scatter", symbolSize: 11,
      data: answer.items.map((item) => ({
        value: [item.day, words[`dossier.lane.${item.lane}`]], item,
        symbol: item.lane === "alert" ? "circle" : item.lane === "step" ? "triangle" : "diamond",
        itemStyle: { color: item.kind === "opened" || item.lane !== "alert" ? color(item) : "transparent", borderColor: color(item), borderWidth: 1.5, opacity: 0.8 },
      })),
    }],
  };
}

// Money by transaction type over a period that the reader chooses. A type leads to the alerts of the period.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { accountName, drawn, option, typeName } from "../charts/money-flow.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import { theme } from "./theme.js";

export const isEmpty = (answer) => !answer.newest;

export function show(panel, answer, { list, again }) {
  const code = decodeURIComponent(new URL(panel.dataset.source, location.href).pathname.split("/")[3]);
  const alerts = `/alerts?${new URLSearchParams({ institution: code, from: answer.from, to: answer.to, rolledUp: "any" })}`;
  const canvas = element("div", { className: "chart-canvas money-canvas", role: "img" });
  canvas.setAttribute("aria-label", panel.querySelector("h2").textContent);
  const nothing = !drawn(answer).length;
  panel.querySelector(".dossier-content").replaceChildren(
    period(answer, again), nothing ? element("p", { className: "empty" }, words["dossier.money.nothing"]) : canvas,
    element("p", { className: "board-foot muted" }, `${answer.from} – ${answer.to} · `, element("a", { href: alerts }, words["dossier.money.alerts"])));
  if (!nothing) {
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    const draw = () => {
      chart.resize();
      chart.setOption(option(answer, canvas.clientWidth < 520, words, theme()), true);
    };
    new ResizeObserver(draw).observe(canvas);
    chart.on("click", () => location.assign(alerts));
  }
  list({
    columns: [
      { title: words["dossier.money.what"] }, { title: words["dossier.money.payer"] }, { title: words["dossier.money.payee"] },
      { title: words["dossier.money.number"], unit: "count" }, { title: words["dossier.money.amount"], unit: "money" },
    ],
    rows: answer.flows.map((flow) => ({
      cells: [
        `${typeName(flow.type, words)} (${flow.type})`, accountName(flow.payer, words), accountName(flow.payee, words), flow.number, flow.amount,
      ],
    })),
  });
}

function period(answer, again) {
  const day = (name, text) => element("label", {}, text, " ", element("input", { type: "date", name, value: answer[name], required: true }));
  const form = element("form", { className: "dossier-period" },
    day("from", words["dossier.money.from"]), day("to", words["dossier.money.to"]),
    element("button", {}, words["dossier.money.show"]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again(new URLSearchParams(new FormData(form)).toString());
  });
  return form;
}

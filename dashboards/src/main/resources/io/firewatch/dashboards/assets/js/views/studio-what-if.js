// The panel "what-if" of a rule's page in the studio: sliders, and at once what they would change.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read, send } from "../api/desk.js";
import * as charts from "../charts/what-if.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import * as proposal from "./studio-proposal.js";
import { theme } from "./theme.js";

// A hand that still moves is not asked about; one that rests is answered before it moves on.
const REST_MILLIS = 60;
const LISTED = 8;

const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[`what-if.${key}`]);

export async function show(panel) {
  const rule = await read(`/api/rules/${proposal.rule}`);
  const view = parts(panel, rule);
  let asked = 0;
  let timer = null;
  let swept = rule.parameters[0]?.name ?? null;

  async function ask() {
    const mine = ++asked;
    panel.dataset.state = "asking";
    const { body, parameters } = proposal.get();
    try {
      const answer = await send("POST", `/api/rules/${proposal.rule}/what-if`, { body, parameters });
      if (mine !== asked) return;
      draw(view, answer);
      proposal.evidence({ whatIf: kept(answer) });
      panel.dataset.state = "ready";
      if (swept) await sweep(mine);
    } catch (error) {
      if (mine !== asked) return;
      view.said.textContent = error.problem?.detail ?? words["chart.error"];
      panel.dataset.state = "error";
    }
  }

  async function sweep(mine = asked) {
    const { body, parameters } = proposal.get();
    const answer = await send("POST", `/api/rules/${proposal.rule}/sweep`, { parameter: swept, body, parameters });
    if (mine !== asked) return;
    const parameter = rule.parameters.find((one) => one.name === swept);
    view.curve.hidden = answer.steps.length === 0;
    if (!view.curve.hidden) {
      chart(view.curve).setOption(charts.sweep(answer, (value) => written(parameter, value), words, theme()), true);
      view.curve.dataset.parameter = swept;
    }
  }

  view.form.addEventListener("input", (event) => {
    const name = event.target.dataset.parameter;
    if (!name || !event.target.validity.valid || event.target.value === "") return;
    const parameter = rule.parameters.find((one) => one.name === name);
    const parameters = { ...proposal.get().parameters };
    const value = fromField(parameter, event.target.value, event.target.type);
    if (String(value) === String(parameter.default)) delete parameters[name];
    else parameters[name] = value;
    swept = name;
    proposal.set({ parameters });
  });
  view.form.addEventListener("click", (event) => {
    const { reset } = event.target.dataset;
    if (!reset) return;
    const parameters = { ...proposal.get().parameters };
    delete parameters[reset];
    proposal.set({ parameters });
  });
  document.addEventListener("studio:proposal", () => {
    fill(view.form, rule, proposal.get().parameters);
    clearTimeout(timer);
    timer = setTimeout(ask, REST_MILLIS);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ask);
  fill(view.form, rule, proposal.get().parameters);
  await ask();
}

// What a step on the draft keeps of an answer: the figures, not the lists.
const kept = ({ from, closedDay, needsReplay, before, after }) => ({ from, closedDay, needsReplay, before, after });

// The panel's empty parts, and the sliders.
function parts(panel, rule) {
  const form = element("form", { className: "what-if-sliders" }, ...rule.parameters.map(slider));
  form.addEventListener("submit", (event) => event.preventDefault());
  const view = {
    form,
    said: element("p", { className: "what-if-said", aria: { live: "polite" } }),
    scores: element("div", { className: "scroll" }),
    days: element("div", { className: "chart-canvas what-if-days" }),
    curve: element("div", { className: "chart-canvas what-if-curve" }),
    lists: element("div", { className: "what-if-lists" }),
  };
  panel.append(form, view.said, view.scores, view.days, view.curve, view.lists);
  return view;
}

function slider(parameter) {
  const id = `what-if-${parameter.name}`;
  const isDate = parameter.unit === "date";
  const bounds = { min: toField(parameter, parameter.min), max: toField(parameter, parameter.max), step: step(parameter) };
  return element("div", { className: "what-if-slider" },
    element("label", { htmlFor: id }, `${parameter.name} · ${say("range", written(parameter, parameter.min), written(parameter, parameter.max))}`),
    isDate ? null : input({ type: "range", ...bounds, data: { parameter: parameter.name }, aria: { label: parameter.name } }),
    input({ id, type: isDate ? "date" : "number", ...bounds, data: { parameter: parameter.name } }),
    element("span", { className: "muted" }, parameter.unit === "share" ? "%" : words[`unit.${parameter.unit}`] ?? ""),
    element("small", { className: "muted" }, parameter.why[language]),
    element("button", { type: "button", className: "quiet", data: { reset: parameter.name } }, say("default", written(parameter, parameter.default))));
}

// A range takes its value only within bounds it knows already.
function input({ type, min, max, step: by, ...rest }) {
  const one = element("input", { type, ...rest });
  Object.assign(one, { min, max, step: by });
  return one;
}

const isShare = (parameter) => parameter.unit === "share";
const rounded = (value) => Number(value.toPrecision(12));
const toField = (parameter, value) => (isShare(parameter) ? String(rounded(value * 100)) : String(value));
const step = (parameter) => (parameter.unit === "date" ? "1" : toField(parameter, parameter.step));
const fromField = (parameter, text) =>
  parameter.unit === "date" ? text : isShare(parameter) ? rounded(Number(text) / 100) : Number(text);
const written = (parameter, value) =>
  isShare(parameter) ? `${rounded(value * 100)} %` : typeof value === "number" ? value.toLocaleString("en-US") : value;

function fill(form, rule, parameters) {
  rule.parameters.forEach((parameter) => {
    const value = toField(parameter, parameters[parameter.name] ?? parameter.default);
    form.querySelectorAll(`[data-parameter="${parameter.name}"]`).forEach((field) => {
      if (field !== document.activeElement && field.value !== value) field.value = value;
    });
  });
}

function chart(canvas) {
  const known = echarts.getInstanceByDom(canvas);
  if (known) return known;
  new ResizeObserver(() => echarts.getInstanceByDom(canvas)?.resize()).observe(canvas);
  return echarts.init(canvas, null, { renderer: "svg" });
}

function draw(view, answer) {
  view.said.textContent = answer.needsReplay
    ? say("needs-replay", answer.needsReplay[language])
    : answer.knownFrom
      ? say("said", answer.subjects.toLocaleString("en-US"), answer.knownFrom > answer.from ? answer.knownFrom : answer.from, answer.closedDay, answer.tookMs)
      : say("nothing");
  const known = !answer.needsReplay && answer.before;
  view.scores.replaceChildren(...(known ? [scores(answer)] : []));
  view.lists.replaceChildren(...(known ? lists(answer) : []));
  view.days.hidden = !known || answer.perDay.length === 0;
  if (!view.days.hidden) chart(view.days).setOption(charts.perDay(answer, words, theme()), true);
}

const share = (value) => (value == null ? "–" : `${(value * 100).toFixed(1)} %`);

function scores({ before, after }) {
  const rows = [
    ["alerts", before.alerts, after.alerts],
    ["firing", before.firing, after.firing],
    ["institutions", before.institutions, after.institutions],
    ["confirmed", before.confirmed, after.confirmed],
    ["false", before.false, after.false],
    ["precision", share(before.precision), share(after.precision)],
    ["recall", share(before.recall), share(after.recall)],
  ];
  return element("table", { className: "what-if-scores" },
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, say("figure")),
      element("th", { scope: "col", className: "number" }, say("before")),
      element("th", { scope: "col", className: "number" }, say("after")))),
    element("tbody", {}, ...rows.map(([key, was, now]) => element("tr", { data: { score: key } },
      element("th", { scope: "row" }, say(key)),
      element("td", { className: "number" }, String(was)),
      element("td", { className: "number" }, String(now))))));
}

function lists(answer) {
  const lender = (one) => [link(`/institutions/${one.institution}`, one.name), ` ${say("count", one.alerts)}`];
  const alert = (isKnown) => (one) => [
    isKnown ? link(`/alerts/${one.id}`, one.from) : one.from, " ",
    link(`/institutions/${one.institution}`, one.name), one.subject === one.institution ? "" : ` ${one.label}`,
  ];
  const of = (items) => ({ total: items.length, items });
  return [
    list("entering", of(answer.entering), lender),
    list("leaving", of(answer.leaving), lender),
    list("opened", answer.opened, alert(false)),
    list("gone", answer.gone, alert(true)),
    list("changed", { total: answer.changed.total, items: answer.changed.items.map((one) => one.after) }, alert(true)),
  ].filter(Boolean);
}

const link = (href, text) => element("a", { href }, text);

function list(key, { total, items }, item) {
  if (!total) return null;
  return element("details", { className: "what-if-list", open: total <= LISTED, data: { list: key } },
    element("summary", {}, `${say(key)} · ${total}`),
    element("ul", {}, ...items.slice(0, 50).map((one) => element("li", {}, ...item(one)))));
}

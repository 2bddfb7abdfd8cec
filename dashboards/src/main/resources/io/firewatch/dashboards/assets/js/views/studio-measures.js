// The page of measures: a form and its YAML, each keeping the other in step, and what the measure says of the newest closed day.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read, send } from "../api/desk.js";
import { option } from "../charts/distribution.js";
import { withUnit } from "../charts/numbers.js";
import { fieldsOf, yamlOf } from "./measure-text.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";
import { theme } from "./theme.js";

// Somebody is still typing.
const PAUSE = 250;
const WINDOWS = ["sliding", "tumbling", "week", "month", "quarter", "year", "cumulative"];
const START = {
  id: "", title: { zh: "", en: "" }, subject: "institution", record: "transact", aggregate: "count", window: "sliding", days: "30",
  unit: "count", why: { zh: "", en: "" },
};

export async function showMeasures() {
  const form = document.getElementById("measure-form");
  if (!form) return;
  const text = document.getElementById("measure-text");
  const known = await read("/api/measures/words");
  let waiting;
  let asked = 0;

  const check = async (fillForm) => {
    const mine = ++asked;
    let answer;
    try {
      answer = await send("POST", "/api/measures/check", { body: text.value });
    } catch (error) {
      if (mine === asked) sum(error.problem?.detail ?? words["measures.error"], false);
      return;
    }
    if (mine !== asked) return; // there is a newer text
    if (fillForm && answer.fields) fill(form, known, fieldsOf(answer.fields));
    tell(form, text, answer);
  };
  const soon = (fillForm) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => check(fillForm), PAUSE);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    offer(form, known);
    text.value = yamlOf(values(form));
    soon(false);
  });
  text.addEventListener("input", () => soon(true));
  document.querySelectorAll("[data-measure]").forEach((button) => button.addEventListener("click", () => {
    text.value = button.dataset.body;
    check(true);
    document.getElementById("measure-editor").scrollIntoView({ block: "start" });
  }));
  document.getElementById("measure-try").addEventListener("click", (event) => preview(event.currentTarget, text.value));
  document.getElementById("measure-save").addEventListener("click", (event) => keep(event.currentTarget, form.elements.id.value, text.value));

  fill(form, known, START);
  text.value = yamlOf(values(form));
  await check(false);
  document.getElementById("measure-editor").dataset.state = "ready";
}

function values(form) {
  return Object.fromEntries([...form.elements].filter((field) => field.name).map((field) => [field.name, field.value.trim()]));
}

function fill(form, known, fields) {
  const flat = flatten(fields);
  // Choices depend on one another: the record first, then what it has.
  for (const name of ["record", "subject", "aggregate", "numerator.aggregate", "denominator.aggregate"]) {
    choose(form, known, name, flat[name] ?? "", true);
  }
  offer(form, known, flat);
  for (const field of form.elements) {
    if (field.name && field.tagName === "INPUT") field.value = flat[field.name] ?? "";
  }
}

function flatten(fields, path = "") {
  return Object.entries(fields).reduce(
    (flat, [key, value]) => value !== null && typeof value === "object"
      ? { ...flat, ...flatten(value, `${path}${key}.`) }
      : { ...flat, [path + key]: String(value ?? "") },
    {},
  );
}

// Offers in each list what fits the others, and hides what does not belong. `wanted` stands in the text and is shown whether it
// fits or not; what was chosen before gives way where it fits no more.
function offer(form, known, wanted = {}) {
  for (const name of ["record", "subject", "aggregate", "key", "of", "window", "numerator.aggregate", "denominator.aggregate", "numerator.of", "denominator.of", "unit"]) {
    choose(form, known, name, wanted[name] ?? form.elements[name].value, name in wanted);
  }
  const ratio = form.elements.aggregate.value === "ratio";
  const shown = {
    key: form.elements.subject.value !== "institution",
    of: !ratio && form.elements.aggregate.value !== "count",
    q: form.elements.aggregate.value === "quantile",
    numerator: ratio,
    denominator: ratio,
    days: ["sliding", "tumbling"].includes(form.elements.window.value),
  };
  Object.entries(shown).forEach(([name, show]) => {
    form.querySelector(`[data-for="${name}"]`).hidden = !show;
  });
  if (shown.days && !form.elements.days.value) form.elements.days.value = "30";
}

function choose(form, known, name, wanted, always) {
  const select = form.elements[name];
  const offered = choices(form, known, name);
  const fits = offered.some(([value]) => value === wanted);
  if (wanted && !fits && always) offered.push([wanted, wanted]);
  select.replaceChildren(...offered.map(([value, label]) => element("option", { value }, label)));
  select.value = fits || (wanted && always) ? wanted : (offered[0]?.[0] ?? "");
}

function choices(form, known, name) {
  const record = known.records.find((one) => one.name === form.elements.record.value);
  const fields = record?.fields ?? [];
  const named = (family) => (one) => [one, words[`${family}.${one}`] ?? one];
  const field = (one) => [one.name, `${one.name} (${words[`measures.kind.${one.kind}`] ?? one.kind})`];
  const of = (aggregate) => fields.filter((one) => one.units.some((unit) => unit.startsWith(`${aggregate} `))).map(field);
  switch (name) {
    case "record":
      return known.records.map((one) => [one.name, `${words[`measures.record.${one.name}`] ?? one.name} · ${one.name}`]);
    case "subject":
      return known.subjects.map(named("measures.subject"));
    case "aggregate":
      return [...known.aggregates, "ratio"].map(named("measures.aggregate"));
    case "numerator.aggregate":
    case "denominator.aggregate":
      return known.aggregates.map(named("measures.aggregate"));
    case "key": {
      const subject = form.elements.subject.value;
      const own = fields.some((one) => one.name === subject && one.mayBeKey);
      return [...(own ? [["", subject]] : []), ...fields.filter((one) => one.mayBeKey && one.name !== subject).map(field)];
    }
    case "of":
      return of(form.elements.aggregate.value);
    case "numerator.of":
    case "denominator.of":
      return [["", "–"], ...of(form.elements[name.replace(".of", ".aggregate")].value)];
    case "window":
      return WINDOWS.map(named("measures.window"));
    default:
      return units(form, known, fields).map(named("measures.unit"));
  }
}

function units(form, known, fields) {
  const aggregate = form.elements.aggregate.value;
  if (aggregate === "ratio") return ["share", "factor"];
  if (aggregate === "count") return ["count"];
  const field = fields.find((one) => one.name === form.elements.of.value);
  const fitting = (field?.units ?? []).filter((one) => one.startsWith(`${aggregate} `)).map((one) => one.split(" ")[1]);
  return fitting.length ? fitting : known.units;
}

function sum(text, good) {
  const note = document.getElementById("measure-sum");
  note.textContent = text;
  note.dataset.tone = good ? "good" : "bad";
}

function tell(form, text, answer) {
  const good = answer.problems.length === 0;
  sum(good ? answer.measure.formula[language] : words["measures.faults"].replace("{0}", answer.problems.length), good);
  document.getElementById("measure-faults").replaceChildren(...answer.problems.map((one) => element(
    "li",
    { data: { passed: "false" } },
    element("b", {}, one.message),
    element("small", {}, words["studio.tests.line"].replace("{0}", one.line)),
  )));
  const lines = text.value.split("\n");
  const faulty = new Set(answer.problems.map((one) => keyAt(lines, one.line)));
  for (const field of form.elements) {
    const bad = faulty.has(field.name?.split(".")[0]) || (field.name === "days" && faulty.has("window"));
    if (field.name) field.setAttribute("aria-invalid", String(bad));
  }
  document.getElementById("measure-try").disabled = !good;
  document.getElementById("measure-save").disabled = !good;
}

// The key at the left margin a line belongs to.
function keyAt(lines, number) {
  for (let at = Math.min(number, lines.length) - 1; at >= 0; at--) {
    const key = /^([a-z-]+):/.exec(lines[at]);
    if (key) return key[1];
  }
  return "";
}

async function preview(button, body) {
  const panel = document.getElementById("measure-preview");
  const note = document.getElementById("measure-preview-sum");
  const place = document.getElementById("measure-preview-found");
  panel.hidden = false;
  button.disabled = true;
  place.replaceChildren();
  note.textContent = words["measures.trying"];
  try {
    const found = await send("POST", "/api/measures/preview", { body });
    note.textContent = words["measures.tried"]
      .replace("{0}", found.day).replace("{1}", found.subjects.toLocaleString("en-US"))
      .replace("{2}", found.read.toLocaleString("en-US")).replace("{3}", found.seconds.toFixed(1));
    await present(place, found);
    panel.dataset.state = "ready";
  } catch (error) {
    console.error(error);
    note.textContent = error.problem?.detail ?? words["measures.error"];
    panel.dataset.state = "error";
  } finally {
    button.disabled = false;
  }
  panel.scrollIntoView({ block: "nearest" });
}

async function present(place, found) {
  if (!found.distribution) {
    place.replaceChildren(element("p", { className: "empty" }, words["measures.nothing"]));
    return;
  }
  const names = new Map((await read("/api/institutions")).items.map((one) => [one.code, one.name]));
  const figure = (value) => (found.unit === "date" ? dayOf(value) : withUnit(value, found.unit, words));
  const canvas = element("div", { className: "chart-canvas", role: "img", aria: { label: words["measures.distribution"] } });
  place.replaceChildren(
    element("dl", { className: "facts facts-row" }, ...["least", "half", "most", "nearlyAll", "greatest"].map((one) =>
      element("div", {}, element("dt", {}, words[`measures.${one}`]), element("dd", {}, figure(found.distribution[one]))))),
    element("h3", {}, words["measures.distribution"]),
    canvas,
    element("h3", {}, words["measures.top"]),
    element(
      "div",
      { className: "scroll", tabIndex: 0, role: "region", aria: { label: words["measures.top"] } },
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words["studio.replay.lender"]), element("th", { scope: "col" }, words["measures.subject"]), element("th", { scope: "col", className: "number" }, words["measures.value"]))),
        element("tbody", {}, ...found.top.map((one) => element(
          "tr",
          {},
          element("th", { scope: "row" }, element("a", { href: `/institutions/${encodeURIComponent(one.institution)}` }, names.get(one.institution) ?? one.institution)),
          element("td", { className: "code" }, one.subject === one.institution ? "–" : one.subject),
          element("td", { className: "number" }, figure(one.value)),
        ))),
      ),
    ),
  );
  const chart = echarts.init(canvas, null, { renderer: "svg" });
  chart.setOption(option(found.distribution, figure, words, theme()));
  new ResizeObserver(() => chart.resize()).observe(canvas);
}

const dayOf = (days) => new Date(days * 86_400_000).toISOString().slice(0, 10);

async function keep(button, id, body) {
  const note = document.getElementById("measure-saved");
  button.disabled = true;
  try {
    const kept = await send("POST", `/api/rules/${encodeURIComponent(id)}/drafts`, { kind: "measure", body, parameters: {} });
    note.replaceChildren(words["measures.saved"].replace("{0}", kept.draft), " ", element("a", { href: `/studio/rules/${encodeURIComponent(id)}?draft=${kept.draft}` }, words["measures.go-on"]));
    note.dataset.tone = "good";
  } catch (error) {
    note.textContent = error.problem?.detail ?? words["measures.error"];
    note.dataset.tone = "bad";
  }
  button.disabled = false;
}

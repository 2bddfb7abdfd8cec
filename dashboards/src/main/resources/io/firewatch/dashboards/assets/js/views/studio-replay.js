// The panel "replay" of a rule's page in the studio: the stored feed judged by the draft, in the background.
import * as echarts from "/webjars/echarts/5.5.0/echarts.esm.min.js";
import { read, send } from "../api/desk.js";
import { isEmpty, option } from "../charts/replay.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";
import { draft, isChanged, save } from "./studio-proposal.js";
import { theme } from "./theme.js";

const EVERY = 1000;
const OPEN = ["queued", "running"];
// More is there in the answer of the API; a page is no export.
const MOST = 100;

let names = new Map();

export async function show(panel) {
  const part = (name) => panel.querySelector(`[data-replay=${name}]`);
  let followed = null;
  let shown = null;

  part("start").addEventListener("click", async () => {
    part("start").disabled = true;
    say(part("note"), "");
    try {
      if (draft() === null || isChanged()) await save();
      follow(await send("POST", `/api/drafts/${draft()}/replays`));
    } catch (error) {
      part("start").disabled = false;
      say(part("note"), error.problem?.detail ?? words["studio.replay.error"], "bad");
    }
  });
  part("cancel").addEventListener("click", async () => {
    try {
      await send("DELETE", `/api/replays/${followed}`);
    } catch (error) {
      if (error.status !== 409) say(part("note"), error.problem?.detail ?? words["studio.replay.error"], "bad");
    }
  });
  document.addEventListener("studio:proposal", () => {
    label(part("start"));
    if (shown) stale(part("note"), shown);
    if (draft() !== null && part("earlier").hidden) list();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shown && tell(part("result"), shown));

  const follow = (one) => {
    followed = one.id;
    pace(panel, one);
    list();
    setTimeout(look, EVERY / 4);
  };
  const look = async () => {
    let one;
    try {
      one = await send("GET", `/api/replays/${followed}`);
    } catch (error) {
      console.error(error);
      setTimeout(look, EVERY * 3);
      return;
    }
    pace(panel, one);
    if (OPEN.includes(one.state)) {
      setTimeout(look, EVERY);
      return;
    }
    followed = null;
    present(one);
    list();
  };
  const present = (one) => {
    shown = one.state === "done" ? one : null;
    panel.dataset.replayed = one.id;
    if (shown) tell(part("result"), one);
    else part("result").replaceChildren();
    if (one.state === "failed") say(part("note"), `${words["studio.replay.state.failed"]}: ${one.failure}`, "bad");
    else if (one.state === "cancelled") say(part("note"), words["studio.replay.state.cancelled"]);
    else stale(part("note"), one);
  };
  const list = async () => {
    const { items } = await send("GET", `/api/drafts/${draft()}/replays`);
    part("earlier").hidden = items.length === 0;
    part("list").replaceChildren(earlier(items, async (id) => present(await send("GET", `/api/replays/${id}`))));
    return items;
  };

  label(part("start"));
  names = await lenders();
  if (draft() !== null) {
    const items = await list();
    const open = items.find((one) => OPEN.includes(one.state));
    const last = items.find((one) => one.state === "done");
    if (last) present(await send("GET", `/api/replays/${last.id}`));
    if (open) follow(open);
  }
  panel.dataset.state = "ready";
}

async function lenders() {
  try {
    return new Map((await read("/api/institutions")).items.map((one) => [one.code, one.name]));
  } catch (error) {
    console.error(error);
    return new Map();
  }
}

function label(button) {
  button.textContent = words[draft() === null || isChanged() ? "studio.replay.save-and-start" : "studio.replay.start"];
}

function say(note, text, tone = "") {
  note.textContent = text;
  note.dataset.tone = tone;
}

function stale(note, one) {
  const changed = !one.current || one.draft !== draft() || isChanged();
  say(note, changed ? words["studio.replay.stale"] : "", changed ? "bad" : "");
}

function pace(panel, one) {
  const part = (name) => panel.querySelector(`[data-replay=${name}]`);
  const open = OPEN.includes(one.state);
  part("start").disabled = open;
  part("cancel").hidden = !open;
  part("pace").hidden = !open;
  if (!open) return;
  const bar = part("pace").querySelector("progress");
  if (one.state === "running" && one.share > 0) bar.value = one.share;
  else bar.removeAttribute("value");
  const count = new Intl.NumberFormat(language);
  const parts = one.state === "queued"
    ? [words["studio.replay.state.queued"]]
    : one.share === 0
      ? [words["studio.replay.starting"]]
      : [
          words["studio.replay.pace"].replace("{0}", count.format(one.judged)).replace("{1}", count.format(one.to)).replace("{2}", Math.floor(one.share * 100)),
          words["studio.replay.elapsed"].replace("{0}", Math.round(one.elapsedSeconds)),
          one.expectedAt ? words["studio.replay.expected"].replace("{0}", clock(one.expectedAt)) : null,
        ];
  part("pace-words").textContent = parts.filter(Boolean).join(" · ");
}

const clock = (iso) => new Date(iso).toLocaleTimeString("sv-SE", { timeZone: "Asia/Shanghai" });
const moment = (iso) => new Date(iso).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16);

function tell(place, one) {
  const { result } = one;
  const figures = element(
    "dl",
    { className: "facts facts-row" },
    ...["opened", "gone", "changed", "same"].map((kind) =>
      element("div", {}, element("dt", {}, words[`studio.replay.${kind}`]), element("dd", { data: { count: kind } }, String(result[kind])))),
  );
  const judged = element("p", { className: "muted" }, words["studio.replay.judged"].replace("{0}", new Intl.NumberFormat(language).format(one.to)).replace("{1}", Math.round(one.elapsedSeconds)));
  const children = [figures, judged];
  const canvas = element("div", { className: "chart-canvas" });
  if (!isEmpty(result)) {
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", words["studio.replay.per-day"]);
    children.push(element("h3", {}, words["studio.replay.per-day"]), canvas);
  }
  const moved = result.lenders.filter((lender) => lender.opened + lender.gone + lender.changed > 0);
  if (moved.length > 0) children.push(element("h3", {}, words["studio.replay.per-lender"]), perLender(moved));
  for (const kind of ["opened", "gone", "changed"]) {
    if (result[kind] > 0) children.push(findings(kind, result));
  }
  place.replaceChildren(...children);
  if (!isEmpty(result)) {
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    chart.setOption(option(result, words, theme()));
    new ResizeObserver(() => chart.resize()).observe(canvas);
  }
}

function table(label, heads, rows) {
  return element(
    "div",
    { className: "scroll", tabIndex: 0, role: "region", aria: { label } },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...heads.map(([text, number]) => element("th", { scope: "col", className: number ? "number" : "" }, text)))),
      element("tbody", {}, ...rows),
    ),
  );
}

const number = (value) => element("td", { className: "number" }, String(value));
const lender = (code) => element("a", { href: `/institutions/${encodeURIComponent(code)}` }, names.get(code) ?? code);

function perLender(rows) {
  return table(
    words["studio.replay.per-lender"],
    [[words["studio.replay.lender"]], ...["before", "after", "opened", "gone", "changed"].map((kind) => [words[`studio.replay.${kind}`], true])],
    rows.map((one) => element(
      "tr",
      {},
      element("th", { scope: "row" }, lender(one.institution)),
      ...["before", "after", "opened", "gone", "changed"].map((kind) => number(one[kind])),
    )),
  );
}

function findings(kind, result) {
  const all = result[`${kind}Alerts`];
  const rows = all.slice(0, MOST).map((one) => {
    const alert = one.after ?? one;
    const formula = one.before
      ? [one.before.formula === one.after.formula ? null : element("del", {}, one.before.formula), element("span", {}, one.after.formula), changes(one)]
      : [element("span", {}, alert.formula)];
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, lender(alert.institution), alert.subject === alert.institution ? null : element("small", { className: "code" }, alert.subject)),
      element("td", {}, element("span", { className: "severity", data: { severity: alert.severity } }, words[`severity.${alert.severity}`])),
      element("td", { className: "nowrap" }, kind === "opened" ? alert.from : element("a", { href: `/alerts/${encodeURIComponent(alert.id)}` }, alert.from)),
      element("td", { className: "formula-note" }, ...formula.filter(Boolean)),
    );
  });
  return element(
    "details",
    { open: kind !== "changed" },
    element("summary", {}, `${words[`studio.replay.${kind}`]} (${result[kind]})`),
    table(
      words[`studio.replay.${kind}`],
      [[words["studio.replay.lender"]], [words["studio.replay.severity"]], [words["studio.replay.since"]], [words["studio.replay.formula"]]],
      rows,
    ),
    result[kind] > rows.length ? element("p", { className: "muted" }, words["studio.replay.more"].replace("{0}", rows.length)) : null,
  );
}

// What changed of an alert besides its numbers.
function changes({ before, after }) {
  const parts = [];
  if (before.severity !== after.severity) parts.push(`${words[`severity.${before.severity}`]} → ${words[`severity.${after.severity}`]}`);
  if (before.to !== after.to || before.firing !== after.firing) parts.push(`${end(before)} → ${end(after)}`);
  return parts.length ? element("small", {}, parts.join(" · ")) : null;
}

const end = (one) => words[one.firing ? "studio.replay.until-now" : "studio.replay.until"].replace("{0}", one.to);

function earlier(items, open) {
  const rows = items.map((one) => {
    const when = element("button", { type: "button", className: "as-link" }, moment(one.askedAt));
    when.addEventListener("click", () => open(one.id));
    const state = words[`studio.replay.state.${one.state}`];
    return element(
      "tr",
      {},
      element("th", { scope: "row", className: "nowrap" }, OPEN.includes(one.state) ? moment(one.askedAt) : when),
      element("td", {}, one.askedBy),
      element("td", {}, one.current ? state : `${state} · ${words["studio.replay.other-text"]}`),
      ...["opened", "gone", "changed"].map((kind) => number(one.result ? one.result[kind] : "–")),
    );
  });
  return element(
    "table",
    {},
    element("thead", {}, element(
      "tr",
      {},
      ...["asked-at", "asked-by", "state"].map((head) => element("th", { scope: "col" }, words[`studio.replay.${head}`])),
      ...["opened", "gone", "changed"].map((head) => element("th", { scope: "col", className: "number" }, words[`studio.replay.${head}`])),
    )),
    element("tbody", {}, ...rows),
  );
}

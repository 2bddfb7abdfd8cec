// The panel "tests" of a rule's page in the studio: the cases, which of them the proposal passes, and their text.
import { read, send } from "../api/desk.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import { get, kind, rule, set } from "./studio-proposal.js";

// Somebody is still typing.
const PAUSE = 500;

export async function show(panel) {
  const part = (name) => panel.querySelector(`[data-tests=${name}]`);
  const text = part("text");
  text.value = get().tests ?? (await inForce());
  if (panel.dataset.may !== "tune") {
    panel.dataset.state = "ready";
    return;
  }
  let ran = "";
  let waiting;
  const run = async () => {
    const { body, parameters } = get();
    const asked = { body, parameters, tests: text.value };
    const key = JSON.stringify(asked);
    if (key === ran) return;
    ran = key;
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await send("POST", `/api/${kind}s/${encodeURIComponent(rule)}/tests`, asked);
      if (key === ran) tell(panel, answer);
    } catch (error) {
      if (key !== ran) return;
      ran = "";
      panel.dataset.state = "error";
      part("cases").replaceChildren();
      sum(panel, error.problem?.detail ?? words["studio.tests.error"], false);
    } finally {
      panel.setAttribute("aria-busy", "false");
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, PAUSE);
  };
  text.addEventListener("input", () => {
    set({ tests: text.value });
    soon();
  });
  document.addEventListener("studio:proposal", (event) => {
    // Another panel may load another draft, tests and all.
    if (event.detail.tests != null && event.detail.tests !== text.value) text.value = event.detail.tests;
    soon();
  });
  await run();
}

async function inForce() {
  try {
    return (await read(`/api/${kind}s/${encodeURIComponent(rule)}/tests`)).tests;
  } catch (error) {
    if (error.status === 404) return "";
    throw error;
  }
}

function tell(panel, answer) {
  panel.dataset.state = "ready";
  const broken = answer.problems.length > 0;
  sum(
    panel,
    broken
      ? words["studio.tests.broken"].replace("{0}", answer.problems.length)
      : words["studio.tests.sum"].replace("{0}", answer.passed).replace("{1}", answer.failed),
    !broken && answer.failed === 0,
  );
  const cases = panel.querySelector("[data-tests=cases]");
  // What fails is read first; what was generated only when it fails, a rule has dozens of it.
  const shown = answer.cases.filter((one) => !one.passed || !one.generated).sort((a, b) => a.passed - b.passed);
  cases.replaceChildren(
    ...answer.problems.map((one) => fault(panel, one)),
    ...shown.map((one) => line(panel, one)),
  );
}

function sum(panel, text, good) {
  const note = panel.querySelector("[data-tests=sum]");
  note.textContent = text;
  note.dataset.tone = good ? "good" : "bad";
}

function fault(panel, one) {
  return element(
    "li",
    { data: { passed: "false" } },
    element("b", {}, one.message),
    one.file === "tests.yaml" ? jump(panel, one.line) : element("small", {}, `${one.file}:${one.line}:${one.column}`),
  );
}

function line(panel, one) {
  const details = one.passed
    ? null
    : element(
        "dl",
        {},
        element("dt", {}, words["studio.tests.expected"]), element("dd", {}, one.expected),
        element("dt", {}, words["studio.tests.found"]), element("dd", {}, one.found),
      );
  const other = one.withParameters == null
    ? null
    : element("small", {}, words["studio.tests.with-parameters"].replace("{0}", one.withParameters));
  return element(
    "li",
    { data: { passed: String(one.passed) } },
    element("span", { className: "unseen" }, `${words[one.passed ? "studio.tests.passed" : "studio.tests.failed"]}: `),
    element("b", {}, one.name),
    jump(panel, one.line),
    details,
    other,
  );
}

function jump(panel, number) {
  const button = element("button", { type: "button", className: "as-link" }, words["studio.tests.line"].replace("{0}", number));
  button.addEventListener("click", () => {
    panel.querySelector("[data-tests=edit]").open = true;
    const text = panel.querySelector("[data-tests=text]");
    const lines = text.value.split("\n");
    const from = lines.slice(0, number - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(from, from + (lines[number - 1] ?? "").length);
    text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, number - 3);
  });
  return button;
}

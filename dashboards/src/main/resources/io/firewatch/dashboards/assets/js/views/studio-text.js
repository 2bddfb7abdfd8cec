// The text of the rule: faults as they are typed, words the language knows, what changed against any version or draft.
import { read, send } from "../api/desk.js";
import { element } from "./elements.js";
import { words as texts } from "./page.js";
import { get, kind, rule, save, set } from "./studio-proposal.js";
import { completeWords } from "./studio-words.js";
import { toast } from "./toast.js";

const PAUSE = 250;

export function show(panel) {
  const area = panel.querySelector("textarea");
  const lines = panel.querySelector(".studio-lines");
  const faults = panel.querySelector(".studio-faults");
  let marked = new Set();
  let waiting;

  const number = () => {
    const count = area.value.split("\n").length;
    lines.replaceChildren(...Array.from({ length: count }, (_, i) =>
      element("span", { textContent: i + 1, data: marked.has(i + 1) ? { fault: "true" } : {} })));
    lines.scrollTop = area.scrollTop;
  };
  const check = async () => {
    if (area.readOnly) return;
    const { body, parameters } = get();
    let found;
    try {
      found = (await send("POST", "/api/rules/check", { kind, id: rule, body, parameters })).faults;
    } catch (error) {
      found = [{ line: 0, column: 0, message: error.message }];
    }
    if (get().body !== body) return;
    marked = new Set(found.map((one) => one.line));
    panel.dataset.faults = found.length;
    faults.replaceChildren(...found.map((one) => element("li", {}, element("button", {
      type: "button",
      className: "quiet",
      textContent: one.line ? `${one.line}:${one.column} ${one.message}` : one.message,
      onclick: () => place(area, one.line, one.column),
    }))));
    number();
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  };
  const draw = () => {
    const { body } = get();
    if (area.value !== body) area.value = body;
    number();
    later();
  };

  area.addEventListener("input", () => set({ body: area.value }));
  area.addEventListener("scroll", () => { lines.scrollTop = area.scrollTop; });
  completeWords(area, panel.querySelector(".studio-words"), JSON.parse(document.getElementById("studio").dataset.words));
  document.addEventListener("studio:proposal", draw);
  draw();

  panel.querySelector("[data-save]")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    try {
      await save(panel.querySelector("[name=note]").value);
      toast(texts["studio.saved"]);
    } catch (error) {
      toast(texts[error.status === 409 ? "problem.conflict" : "problem.failed"], error.message);
    }
    event.target.disabled = false;
  });
  compare(panel);
}

function place(area, line, column) {
  const before = area.value.split("\n").slice(0, Math.max(line - 1, 0)).join("\n");
  const at = before.length + (line > 1 ? 1 : 0) + Math.max(column - 1, 0);
  area.focus();
  area.setSelectionRange(at, at);
}

// Any two of: the text being edited, the stored versions.
async function compare(panel) {
  const [from, to] = [panel.querySelector("[name=from]"), panel.querySelector("[name=to]")];
  const diff = panel.querySelector(".studio-diff");
  const details = diff.closest("details");
  const { items } = await read(`/api/rules/${rule}/versions`);
  const whole = (one) => Object.entries(one.parameters).sort().map(([name, value]) => `# ${name} = ${value}\n`).join("") + one.body;
  const options = (first) => [
    ...(first ? [element("option", { value: "now", textContent: texts["studio.being-edited"] })] : []),
    ...items.map((one) => element("option", { value: one.version, textContent: texts["studio.version"].replace("{0}", one.version) })),
  ];
  from.append(...options(false));
  to.append(...options(true));
  const text = (value) => whole(value === "now" ? get() : items.find((one) => one.version === Number(value)));
  const draw = async () => {
    if (!details.open) return;
    const { lines } = await send("POST", "/api/rules/diff", { from: text(from.value), to: text(to.value) });
    const near = lines.map((one, i) => one.change !== "same" || lines.slice(Math.max(i - 2, 0), i + 3).some((other) => other.change !== "same"));
    const signs = { same: "  ", added: "+ ", removed: "- " };
    const shown = lines.filter((_, i) => near[i]);
    diff.replaceChildren(...(shown.length
      ? shown.map((one) => element("span", { textContent: `${signs[one.change]}${one.text}\n`, data: { change: one.change } }))
      : [texts["studio.no-difference"]]));
  };
  [from, to, details].forEach((one) => one.addEventListener(one === details ? "toggle" : "change", draw));
  document.addEventListener("studio:proposal", draw);
}

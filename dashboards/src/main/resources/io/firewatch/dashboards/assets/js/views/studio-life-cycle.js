// Where the draft stands, the steps that are open to the reader, its history, and the versions of the rule.
import { read, send } from "../api/desk.js";
import { element } from "./elements.js";
import { words } from "./page.js";
import { draft, edition, evidence, isChanged, rule, save, set, stand } from "./studio-proposal.js";
import { toast } from "./toast.js";

const REASONED = ["submit", "approve", "reject", "emergency", "review"];
const PATHS = { try: ["POST", "shadow"], "end-trial": ["DELETE", "shadow"] };
const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[`studio.${key}`] ?? key);
const when = (iso) => new Date(iso).toLocaleString(document.documentElement.lang, { timeZone: "Asia/Shanghai" });

export async function show(panel) {
  const place = panel.querySelector(".studio-draft");
  let shown;
  const refresh = async () => {
    if (place && draft() != null) await showDraft(place, await read(`/api/drafts/${draft()}`), refresh);
    await Promise.all([showDrafts(panel.querySelector(".studio-drafts")), showVersions(panel)]);
  };
  if (place && draft() == null) place.replaceChildren(element("p", { className: "muted", textContent: say("no-draft") }));
  document.addEventListener("studio:proposal", () => {
    const now = `${draft()}/${edition()}`;
    if (now !== shown && draft() != null) {
      shown = now;
      refresh();
    }
  });
  panel.querySelectorAll("[data-back]").forEach((button) => button.addEventListener("click", async () => {
    const form = button.closest("form");
    if (!form.reportValidity()) return;
    await attempt(async () => {
      await send("POST", `/api/rules/${rule}/${button.dataset.back}`, { reason: form.elements.reason.value });
      form.reset();
      toast(say("done"));
      await refresh();
    });
  }));
  shown = `${draft()}/${edition()}`;
  await refresh();
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    console.info(error.message);
    toast(words[error.status === 409 ? "studio.conflict" : error.status === 403 ? "studio.not-yours" : "problem.failed"], error.message);
  }
}

async function showDraft(place, one, refresh) {
  const reason = element("input", { name: "reason", maxLength: 400 });
  const at = element("input", { type: "datetime-local", name: "activateAt" });
  const act = (step) => attempt(async () => {
    if (REASONED.includes(step) && !reason.value.trim()) {
      reason.setCustomValidity(say("reason-needed"));
      reason.reportValidity();
      reason.setCustomValidity("");
      return;
    }
    let seen = one;
    if (isChanged() && ["submit", "try", "emergency"].includes(step)) seen = await save(one.note);
    const [method, path] = PATHS[step] ?? ["POST", step];
    const answer = await send(method, `/api/drafts/${one.draft}/${path}`, {
      edition: seen.edition,
      hash: seen.hash,
      reason: reason.value.trim(),
      ...(step === "approve" && at.value ? { activateAt: `${at.value}:00+08:00` } : {}),
      evidence: evidence(),
    });
    stand(answer);
    toast(say(`state.${answer.state}`));
    await refresh();
  });
  const steps = one.allowed.filter((step) => step !== "edit");
  const notes = [];
  if (one.submittedBy) notes.push(say("submitted-by", one.submittedBy));
  if (one.approvedBy) notes.push(say("approved-by", one.approvedBy));
  if (one.activateAt && one.state === "approved") notes.push(say("active-at", when(one.activateAt)));
  if (one.emergencyBy) notes.push(say(one.reviewedBy ? "reviewed-by" : one.overdue ? "review-late" : "review-open", one.reviewedBy ?? one.reviewDue, one.emergencyBy));
  if (one.state === "submitted" && !steps.includes("approve")) notes.push(say("other-approves"));
  place.replaceChildren(
    element("p", {}, element("b", { textContent: `#${one.draft} ` }), element("span", { className: "tag", textContent: say(`state.${one.state}`), data: { state: one.state } }), ` ${one.author}`),
    ...notes.map((text) => element("p", { className: "muted", textContent: text })),
    ...(steps.length ? [
      element("label", {}, say("reason"), reason),
      ...(steps.includes("approve") ? [element("label", {}, say("from-when"), at)] : []),
      element("div", { className: "case-actions" }, ...steps.map((step) => element("button", {
        type: "button", textContent: say(`step.${step}`), className: ["submit", "approve", "activate"].includes(step) ? "primary" : "", data: { step }, onclick: () => act(step),
      }))),
    ] : []),
    element("ol", { className: "studio-steps" }, ...one.steps.map((step) => element("li", {},
      element("b", { textContent: say(`step.${step.step}`) }), ` ${step.actor} · ${when(step.at)}`,
      step.reason ? element("p", { textContent: step.reason }) : null,
      Object.keys(step.evidence).length ? element("details", {}, element("summary", { textContent: say("evidence") }), element("pre", { className: "code", textContent: JSON.stringify(step.evidence, null, 1) })) : null))),
  );
}

async function showDrafts(list) {
  if (!list) return;
  const { items } = await read(`/api/rules/${rule}/drafts`);
  list.replaceChildren(...(items.length ? items.map((one) => element("li", {},
    element("a", { href: `/studio/rules/${rule}?draft=${one.draft}`, textContent: `#${one.draft}` }), " ",
    element("span", { className: "tag", textContent: say(`state.${one.state}`), data: { state: one.state } }), ` ${one.author} ${one.note}`))
    : [element("li", { className: "muted", textContent: say("none") })]));
}

async function showVersions(panel) {
  const { items } = await read(`/api/rules/${rule}/versions`);
  const tunes = panel.dataset.tunes === "true";
  panel.querySelector(".studio-versions").replaceChildren(...items.map((one, i) => element("li", {},
    element("b", { textContent: say("version", one.version) }), ` ${say(`state.${i === 0 ? one.status : "retired"}`)} · ${when(one.activatedAt)}`,
    one.returnsTo ? ` · ${say("returns-to", one.returnsTo)}` : null, one.draft ? ` · #${one.draft}` : null,
    one.reason ? element("p", { className: "muted", textContent: one.reason }) : null,
    tunes && i > 0 ? element("button", { type: "button", className: "quiet", textContent: say("restore"), onclick: () => {
      set({ body: one.body, parameters: one.parameters, tests: one.tests });
      toast(say("restored", one.version));
    } }) : null)));
}

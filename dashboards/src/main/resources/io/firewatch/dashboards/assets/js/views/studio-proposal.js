// The proposal that is being edited on a rule's page of the studio: every panel reads and writes it here.
import { send } from "../api/desk.js";

const stage = document.getElementById("studio");
const state = stage && {
  body: stage.dataset.body,
  parameters: JSON.parse(stage.dataset.parameters),
  tests: stage.dataset.tests ?? null,
};
let stored = stage?.dataset.draft ? { draft: Number(stage.dataset.draft), edition: Number(stage.dataset.edition) } : null;
let shown = {};
let saved = stage && JSON.stringify(state);

// The rule's id.
export const rule = stage?.dataset.rule;

// "rule", "measure" or "exception".
export const kind = stage?.dataset.kind;

// {body, parameters, tests}: YAML text, {name: number or date} of what differs from the text's defaults, YAML text or null.
export function get() {
  return { ...state, parameters: { ...state.parameters } };
}

// Changes what is named and tells every panel by "studio:proposal" on document, whose detail is what get() answers.
export function set(change) {
  const before = JSON.stringify(state);
  Object.assign(state, change);
  if (JSON.stringify(state) === before) return;
  shown = {};
  tell();
}

// Number of the stored draft, or null while it is stored nowhere.
export function draft() {
  return stored?.draft ?? null;
}

// The edition of the stored draft this page has seen; a step on it names it.
export function edition() {
  return stored?.edition ?? null;
}

// Whether something was changed since it was stored.
export function isChanged() {
  return JSON.stringify(state) !== saved;
}

// What panels show about the proposal as it stands, {name: object}; it is kept with the next step on the draft.
export function evidence(more = {}) {
  Object.assign(shown, more);
  return { ...shown };
}

// Takes over what the desk answered about the draft.
export function stand(answer) {
  stored = { draft: answer.draft, edition: answer.edition };
  const address = new URL(location.href);
  address.searchParams.set("draft", answer.draft);
  history.replaceState(null, "", address);
  tell();
}

// Stores the proposal, as a new draft or over the one it came from; answers the draft. Rejects as send() does.
export async function save(note = "") {
  const body = { ...get(), note };
  const writing = JSON.stringify(state);
  const answer = stored
    ? await send("PUT", `/api/drafts/${stored.draft}`, { ...body, edition: stored.edition })
    : await send("POST", `/api/rules/${rule}/drafts`, { ...body, kind });
  saved = writing;
  stand(answer);
  return answer;
}

function tell() {
  document.dispatchEvent(new CustomEvent("studio:proposal", { detail: get() }));
}

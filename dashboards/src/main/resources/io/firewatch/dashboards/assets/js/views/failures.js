// Says so when a part of the page could not be fetched or a step was not taken.
import { words } from "./page.js";
import { toast } from "./toast.js";

export function sayWhatFailed() {
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) location.reload();
    else toast(words[event.detail.xhr.status === 409 ? "problem.conflict" : "problem.failed"]);
  });
  // A case's own page says in words why a step was not taken, and what others did meanwhile.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "case" && [400, 409].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "case") event.target.querySelector(".notice")?.focus();
  });
  document.body.addEventListener("htmx:sendError", () => toast(words["problem.failed"]));
}

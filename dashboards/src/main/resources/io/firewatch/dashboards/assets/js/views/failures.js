// Says so when a part of the page could not be fetched or a step was not taken.
import { words } from "./page.js";
import { toast } from "./toast.js";

export function sayWhatFailed() {
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) location.reload();
    else toast(words[event.detail.xhr.status === 409 ? "problem.conflict" : "problem.failed"]);
  });
  document.body.addEventListener("htmx:sendError", () => toast(words["problem.failed"]));
}

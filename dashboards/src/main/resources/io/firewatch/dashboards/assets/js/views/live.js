// Alerts as they change: tells the parts of the page that show alerts to fetch themselves anew, and says aloud what is new.
import { language, words } from "./page.js";
import { toast } from "./toast.js";

// A burst of changes is one change to a reader.
const PAUSE = 400;
const fresh = new Set();
let waiting;

export function followAlerts() {
  const signs = () => document.querySelectorAll("[data-live]");
  if (!signs().length) return;
  const stream = new EventSource("/api/stream");
  const show = (state) => signs().forEach((sign) => {
    sign.dataset.live = state;
    sign.querySelector(".live-word").textContent = words[`live.${state}`];
  });
  let dropped = false;
  // An open line is not enough: from this word on, the desk tells every change.
  stream.addEventListener("watching", () => {
    show("on");
    // What happened while the line was down is fetched at once.
    if (dropped) refresh();
    dropped = false;
  });
  stream.onerror = () => {
    dropped = true;
    show("off");
  };
  for (const kind of ["opened", "updated", "resolved", "triaged"]) {
    stream.addEventListener(kind, (event) => {
      const alert = JSON.parse(event.data);
      if (kind === "opened") {
        fresh.add(alert.id);
        announce(alert);
      }
      refresh();
    });
  }
  stream.addEventListener("notification", (event) => remind(JSON.parse(event.data)));
  document.body.addEventListener("htmx:afterSettle", markFresh);
  addEventListener("pagehide", () => stream.close());
}

function refresh() {
  clearTimeout(waiting);
  waiting = setTimeout(() => document.body.dispatchEvent(new CustomEvent("alert-change")), PAUSE);
}

function announce(alert) {
  const link = document.createElement("a");
  link.href = `/alerts/${encodeURIComponent(alert.id)}`;
  link.textContent = alert.message[language];
  toast(`${words["live.opened"]} · ${words[`severity.${alert.severity}`]}`, link, alert.severity);
}

// A new alert is announced by itself; what nobody took, and a drill, are told aloud again.
function remind(told) {
  if (told.level === 0 && told.kind !== "drill") return;
  const link = document.createElement("a");
  link.href = `/notifications/messages/${encodeURIComponent(told.delivery)}`;
  link.textContent = told.title[language];
  toast(words[told.kind === "drill" ? "notify.drill" : "notify.reminder"], link, told.severity);
}

function markFresh() {
  fresh.forEach((id) => {
    document.querySelectorAll(`[data-alert="${CSS.escape(id)}"]`).forEach((item) => item.classList.add("is-fresh"));
  });
  setTimeout(() => fresh.clear(), 4000);
}

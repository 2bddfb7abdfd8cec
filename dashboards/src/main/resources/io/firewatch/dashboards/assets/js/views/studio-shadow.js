// What the stored draft raised on trial; nothing of it is shown anywhere else.
import { read } from "../api/desk.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";
import { draft, edition } from "./studio-proposal.js";

const EVERY = 5000;
const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[`studio.${key}`]);

export function show(panel) {
  const place = panel.querySelector(".studio-shadow");
  let shown;
  const refresh = async () => {
    if (draft() == null) return;
    const { trial, items } = await read(`/api/drafts/${draft()}/shadow`);
    if (!trial) return place.replaceChildren(element("p", { className: "empty", textContent: say("shadow-none") }));
    place.replaceChildren(
      element("p", { textContent: say(trial.running ? "shadow-running" : "shadow-ended", trial.alerts, trial.institutions, trial.alsoLive) }),
      element("ul", { className: "studio-raised" }, ...items.map((one) => element("li", {},
        element("span", { className: "tag", textContent: words[`severity.${one.severity}`] }), ` ${one.eventDay} `,
        element("span", { textContent: language === "zh" ? one.messageZh : one.messageEn }),
        one.live ? element("small", { className: "muted", textContent: ` ${say("also-live")}` }) : null))),
    );
    if (trial.running && panel.isConnected) setTimeout(refresh, EVERY);
  };
  document.addEventListener("studio:proposal", () => {
    const now = `${draft()}/${edition()}`;
    if (now !== shown) {
      shown = now;
      refresh();
    }
  });
  shown = `${draft()}/${edition()}`;
  return refresh();
}

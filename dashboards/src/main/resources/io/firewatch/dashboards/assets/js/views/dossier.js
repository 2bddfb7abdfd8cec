// The parts of a lender's page that are asked for when a reader comes near: each says so while it loads, when there is nothing,
// and when it fails, and keeps a table of what it draws.
import { read } from "../api/desk.js";
import * as exposure from "./dossier-exposure.js";
import * as graph from "./dossier-graph.js";
import * as history from "./dossier-history.js";
import * as indicators from "./dossier-indicators.js";
import * as money from "./dossier-money.js";
import * as portrait from "./dossier-portrait.js";
import { table } from "./dossier-table.js";
import * as timeline from "./dossier-timeline.js";
import { words } from "./page.js";
import { toast } from "./toast.js";

const PARTS = { exposure, graph, history, indicators, money, portrait, timeline };

export function showDossier() {
  const near = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
      near.unobserve(target);
      load(target);
    });
  }, { rootMargin: "200px" });
  const panels = [...document.querySelectorAll("[data-dossier]")];
  panels.forEach((panel) => near.observe(panel));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    panels.filter((panel) => panel.dataset.state === "ready").forEach(load);
  });
}

async function load(panel) {
  const part = PARTS[panel.dataset.dossier];
  panel.setAttribute("aria-busy", "true");
  try {
    const data = await read(panel.dataset.source + (panel.dataset.query ? `?${panel.dataset.query}` : ""));
    const nothing = part.isEmpty(data);
    panel.dataset.state = nothing ? "empty" : "ready";
    panel.querySelector(".chart-note").textContent = nothing ? words[`dossier.${panel.dataset.dossier}.empty`] : "";
    const behind = panel.querySelector(".board-data");
    // What is drawn may grow, and its table with it.
    const list = (what) => {
      behind.hidden = !what;
      if (what) behind.querySelector(".scroll").replaceChildren(table(what));
    };
    list(null);
    if (!nothing) part.show(panel, data, { list, again: (query) => again(panel, query) });
  } catch (error) {
    console.error(error);
    if (error.status === 401) location.reload();
    if (error.status === 400) {
      // What was chosen is still in sight, to be chosen better.
      toast(words["dossier.refused"]);
    } else {
      panel.dataset.state = "error";
      panel.querySelector(".chart-note").textContent = words["chart.error"];
    }
  }
  panel.setAttribute("aria-busy", "false");
}

function again(panel, query) {
  panel.dataset.query = query;
  load(panel);
}

// A dataset as a table, or as big numbers. Every number leads to what it counts.
import { written } from "../charts/board-option.js";
import { short } from "../charts/numbers.js";
import { element } from "./elements.js";
import { language, words } from "./page.js";

const linked = (path, text) => (path ? element("a", { href: path }, text) : text);

// All digits a reader can use; an axis shows fewer.
function figure(value, unit) {
  if (value == null) return "–";
  if (unit === "share") return `${(value * 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`;
  const digits = unit === "money" || unit === "factor" ? 2 : 1;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

const unitOf = (column) => (column.unit === "share" ? "" : words[`unit.${column.unit}`] ?? "");

export function table(dataset, link) {
  const heads = dataset.columns.map((column) => {
    const unit = column.kind === "number" ? unitOf(column) : "";
    return element("th", { scope: "col", className: column.kind === "number" ? "number" : "" },
      column.title[language] + (unit ? ` (${unit})` : ""));
  });
  const rows = dataset.rows.map((row) => element("tr", {}, ...dataset.columns.map((column, i) => {
    if (column.kind === "number") {
      return element("td", { className: "number" }, row[i] ? linked(link(row, column), figure(row[i], column.unit)) : figure(row[i], column.unit));
    }
    const text = written(column, row[i], language);
    const path = column.field === "institution" ? `/institutions/${encodeURIComponent(row[i])}` : "";
    return element(i ? "td" : "th", i ? {} : { scope: "row" }, linked(path, text));
  })));
  return element("table", { className: "board-table" },
    element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
}

const withCount = (count, one) => {
  one.dataset.count = count;
  return one;
};

export function numbers(dataset, link) {
  const row = dataset.rows[0];
  return withCount(dataset.columns.length, element("div", { className: "board-numbers" }, ...dataset.columns.map((column, i) => {
    const path = row[i] ? link(row, column) : "";
    const value = element("b", {}, row[i] == null ? "–" : short(row[i], column.unit, words));
    const unit = unitOf(column);
    if (unit && row[i] != null) value.append(element("small", {}, unit));
    return element(path ? "a" : "div", path ? { href: path } : {}, element("span", {}, column.title[language]), value);
  })));
}

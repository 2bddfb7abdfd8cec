// A table of {columns: [{title, unit?}], rows: [{cells: [text | number | {text, href?, act?}], mark?}]}.
import { element } from "./elements.js";
import { words } from "./page.js";

// All digits a reader can use; a chart shows fewer.
export function figure(value, unit) {
  if (value == null) return "–";
  if (unit === "share") return `${(value * 100).toLocaleString("en-US", { maximumFractionDigits: 2 })} %`;
  const digits = unit === "money" ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 3 };
  return value.toLocaleString("en-US", digits);
}

export function table({ columns, rows, caption }) {
  const heads = columns.map((column) => {
    const unit = column.unit && column.unit !== "share" ? words[`unit.${column.unit}`] : "";
    return element("th", { scope: "col", className: column.unit ? "number" : "" }, column.title + (unit ? ` (${unit})` : ""));
  });
  const lines = rows.map((row) => element("tr", row.mark ? { className: "is-marked" } : {}, ...row.cells.map((cell, i) =>
    element(i ? "td" : "th", { ...(i ? {} : { scope: "row" }), className: columns[i].unit ? "number" : "" }, content(cell, columns[i].unit)))));
  return element("table", { className: "board-table" },
    caption ? element("caption", {}, caption) : null,
    element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
}

function content(cell, unit) {
  if (cell == null || typeof cell === "number") return figure(cell, unit);
  if (typeof cell === "string") return cell;
  const text = typeof cell.text === "number" ? figure(cell.text, unit) : cell.text;
  if (cell.act) {
    const button = element("button", { type: "button", className: "link" }, text);
    button.addEventListener("click", cell.act);
    return button;
  }
  return cell.href ? element("a", { href: cell.href }, text) : text;
}

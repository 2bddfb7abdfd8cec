// The parameters of a rule within their ranges; the text's default is what no override stands for.
import { get, set } from "./studio-proposal.js";

export function show(panel) {
  const rows = [...panel.querySelectorAll("[data-parameter]")];
  rows.forEach((row) => {
    const isDate = row.dataset.unit === "DATE";
    const change = (value) => {
      const { parameters } = get();
      if (value === "" || String(value) === row.dataset.default) delete parameters[row.dataset.parameter];
      else parameters[row.dataset.parameter] = isDate ? value : Number(value);
      set({ parameters });
    };
    row.querySelectorAll("input").forEach((input) => input.addEventListener("input", () => {
      if (input.checkValidity() || input.type === "range") change(input.value);
    }));
    row.querySelector("[data-reset]").addEventListener("click", () => change(""));
  });
  const draw = () => {
    const { parameters } = get();
    rows.forEach((row) => {
      const value = String(parameters[row.dataset.parameter] ?? row.dataset.default);
      row.dataset.changed = String(value !== row.dataset.default);
      row.querySelectorAll("input").forEach((input) => {
        if (document.activeElement !== input || input.type === "range") input.value = value;
      });
    });
  };
  document.addEventListener("studio:proposal", draw);
  draw();
}

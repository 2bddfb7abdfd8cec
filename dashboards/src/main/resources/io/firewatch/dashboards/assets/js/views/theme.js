// The style sheet's tokens, for charts.
import { language } from "./page.js";

export function theme() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    language,
    font: token("text"),
    ink: token("ink"),
    inkSoft: token("ink-soft"),
    line: token("line"),
    lineStrong: token("line-strong"),
    surface: token("surface"),
    accent: token("accent"),
    sunken: token("sunken"),
    palette: token("series").split(" "),
    severity: Object.fromEntries(["critical", "high", "medium", "low"].map((one) => [one, token(`${one}-fill`)])),
    moves: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

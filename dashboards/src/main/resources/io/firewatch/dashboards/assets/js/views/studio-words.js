// Completion in a text area: a list of known words below the editor, by Ctrl+Space or after two letters of one.
import { element } from "./elements.js";

const MOST = 8;

export function completeWords(area, list, words) {
  let found = [];
  let chosen = 0;
  const typed = () => /[\w.-]*$/.exec(area.value.slice(0, area.selectionStart))[0];
  const close = () => {
    list.hidden = true;
    area.setAttribute("aria-expanded", "false");
    area.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    list.replaceChildren(...found.map((one, i) => element("li", {
      id: `studio-word-${i}`,
      role: "option",
      aria: { selected: String(i === chosen) },
      onmousedown: (event) => { event.preventDefault(); take(i); },
    }, element("b", { className: "code", textContent: one.word }), ` ${document.body.dataset.language === "zh" ? one.zh : one.en}`)));
    list.hidden = found.length === 0;
    area.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length) area.setAttribute("aria-activedescendant", `studio-word-${chosen}`);
  };
  const open = (least) => {
    const start = typed();
    found = start.length < least ? [] : words.filter((one) => one.word.startsWith(start) && one.word !== start).slice(0, MOST);
    chosen = 0;
    if (found.length) draw();
    else close();
  };
  const take = (i) => {
    const end = area.selectionStart;
    area.setRangeText(found[i].word, end - typed().length, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };
  area.addEventListener("input", (event) => { if (event.isTrusted) open(2); });
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      open(0);
    } else if (!list.hidden) {
      if (event.key === "Escape") close();
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        draw();
      } else if (event.key === "Enter" || event.key === "Tab") take(chosen);
      else return;
      event.preventDefault();
    }
  });
}

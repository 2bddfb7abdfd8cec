// Short messages in the page's polite live region.
const STAYS = 8000;
const MOST = 3;

export function toast(title, content, severity) {
  const region = document.getElementById("toasts");
  const note = document.createElement("div");
  note.className = "toast";
  if (severity) note.dataset.severity = severity;
  const head = document.createElement("b");
  head.textContent = title;
  note.append(head);
  if (content) note.append(content);
  region.append(note);
  while (region.children.length > MOST) region.firstElementChild.remove();
  setTimeout(() => note.remove(), STAYS);
}

// The panel "what-if" of a rule's page in the studio.
export function show(panel) {
  panel.hidden = true;
}

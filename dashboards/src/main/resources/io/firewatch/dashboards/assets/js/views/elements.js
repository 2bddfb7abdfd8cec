// Elements with their properties and children in one expression; children that are null are left out.
export function element(name, properties = {}, ...children) {
  const { data, aria, ...own } = properties;
  const one = Object.assign(document.createElement(name), own);
  Object.assign(one.dataset, data);
  Object.entries(aria ?? {}).forEach(([key, value]) => one.setAttribute(`aria-${key}`, value));
  one.append(...children.filter((child) => child != null));
  return one;
}

// What the page's HTML tells its scripts.
export const words = JSON.parse(document.body.dataset.messages);
export const language = document.body.dataset.language;

// Reads from the desk's API. Charts of one page that ask the same at the same time share one answer.
const underway = new Map();

export function read(path) {
  if (!underway.has(path)) {
    const answer = fetch(path, { headers: { Accept: "application/json" } }).then((response) => {
      if (!response.ok) throw Object.assign(new Error(`${path} answered ${response.status}`), { status: response.status });
      return response.json();
    });
    underway.set(path, answer);
    answer.finally(() => setTimeout(() => underway.delete(path), 0)).catch(() => {});
  }
  return underway.get(path);
}

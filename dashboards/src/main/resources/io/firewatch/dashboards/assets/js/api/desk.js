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

// Asks the desk to do something and answers what it says; rejects with {status, problem} where it refuses.
export async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRF-Token": document.body.dataset.csrf },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw Object.assign(new Error(answer?.detail ?? `${path} answered ${response.status}`), { status: response.status, problem: answer });
  return answer;
}

// Where a point of a panel leads: the alerts it counts, its lender, or its district's lenders. Pure: returns a path or "".
const ALERT_FIELDS = ["severity", "pattern", "status", "dataState", "rule", "institution"];
const OPEN = ["new", "acknowledged", "verifying", "finding", "measure", "feedback"];

export function drillTo(panel, dataset, row, column, filters) {
  const chosen = pointsOf(dataset, row, column);
  return panel.source === "alerts" ? alerts(panel, dataset, chosen, column, filters) : lenders(chosen);
}

// The words and times a number stands for: those of its row, and the split's value of its column.
function pointsOf(dataset, row, column) {
  const points = dataset.columns
    .map((one, i) => ({ column: one, field: one.field, value: row[i] }))
    .filter((one) => one.column.kind !== "number");
  if (column?.splitBy) points.push({ column, field: column.splitBy, value: column.value });
  return points;
}

function lenders(points) {
  const lender = points.find((one) => one.field === "institution");
  if (lender) return `/institutions/${encodeURIComponent(lender.value)}`;
  const group = points.filter((one) => one.field === "district" || one.field === "type");
  return group.length ? `/boards/lenders?${new URLSearchParams(group.map((one) => [one.field, one.value]))}` : "";
}

function alerts(panel, dataset, points, column, filters) {
  const wanted = new Map();
  const narrow = (field, values) => {
    const before = wanted.get(field);
    wanted.set(field, before ? before.filter((one) => values.includes(one)) : values);
  };
  const measure = panel.measures.find((one) => one.name === column?.measure);
  for (const where of [panel.where, measure?.where]) {
    Object.entries(where?.with ?? {}).forEach(([field, values]) => ALERT_FIELDS.includes(field) && narrow(field, values));
  }
  for (const field of ["pattern", "severity"]) {
    const values = filters.getAll(field).flatMap((one) => one.split(",")).filter(Boolean);
    if (values.length) narrow(field, values);
  }
  if (dataset.institutions.length) narrow("institution", dataset.institutions);
  let range = panel.time ? span(panel.time, "day", dataset.from, dataset.to) : {};
  for (const point of points) {
    if (ALERT_FIELDS.includes(point.field)) narrow(point.field, [point.value]);
    else if (point.column.members?.[point.value]) narrow("institution", point.column.members[point.value]);
    else if (point.column.kind !== "number" && point.field === panel.time) {
      range = span(panel.time, point.column.kind, point.value, point.value);
    }
  }
  const query = new URLSearchParams();
  wanted.forEach((values, field) => query.set(field, field === "status" && isOpen(values) ? "open" : values.join(",")));
  Object.entries(range).forEach(([name, value]) => query.set(name, value));
  // Parts of a finding are counted, so the list must not fold them away.
  query.set("rolledUp", "any");
  return `/alerts?${query}`;
}

const isOpen = (values) => values.length === OPEN.length && OPEN.every((one) => values.includes(one));

// Days of episodes are dates; when an alert was raised is a moment of Beijing time.
function span(field, step, first, last) {
  const end = lastDay(step, last);
  if (field === "episodeDay") return { from: first, to: end };
  if (step === "hour") return { from: `${first}:00+08:00`, to: `${last.slice(0, 14)}59:59+08:00` };
  return { from: `${first}T00:00:00+08:00`, to: `${end}T23:59:59+08:00` };
}

function lastDay(step, day) {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (step === "week") date.setUTCDate(date.getUTCDate() + 6);
  if (step === "month") date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.toISOString().slice(0, 10);
}

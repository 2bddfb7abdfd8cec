// A measure as a form's flat fields and as YAML. Pure.

// What a form needs of the plain content of a text: one window of a kind and a length.
export function fieldsOf(plain) {
  const { window: written, ...rest } = plain;
  return { ...rest, ...windowOf(written) };
}

function windowOf(written) {
  if (written === null || typeof written !== "object") return { window: String(written ?? "") };
  if (written.calendar) return { window: String(written.calendar) };
  const kind = written.tumbling ? "tumbling" : "sliding";
  return { window: kind, days: String(written[kind] ?? "").replace(/d$/, "") };
}

// In the order in which measures are written; fields that do not belong are left out.
export function yamlOf(fields) {
  const ratio = fields.aggregate === "ratio";
  const lines = [`id: ${fields.id}`];
  lines.push(`title: {zh: ${text(fields["title.zh"])}, en: ${text(fields["title.en"])}}`);
  lines.push(`subject: ${fields.subject}`);
  if (fields.subject !== "institution" && fields.key) lines.push(`key: ${fields.key}`);
  lines.push(`record: ${fields.record}`);
  if (fields.where) lines.push(`where: ${text(fields.where)}`);
  lines.push(`aggregate: ${fields.aggregate}`);
  if (ratio) {
    for (const part of ["numerator", "denominator"]) {
      const [aggregate, of, where] = ["aggregate", "of", "where"].map((key) => fields[`${part}.${key}`]);
      const more = [of && aggregate !== "count" ? `of: ${of}` : "", where ? `where: ${text(where)}` : ""].filter(Boolean);
      lines.push(`${part}: {${[`aggregate: ${aggregate}`, ...more].join(", ")}}`);
    }
  } else {
    if (fields.aggregate !== "count" && fields.of) lines.push(`of: ${fields.of}`);
    if (fields.aggregate === "quantile") lines.push(`q: ${fields.q || "0.5"}`);
  }
  lines.push(`window: ${windowText(fields)}`);
  lines.push(`unit: ${fields.unit}`);
  lines.push(`why: {zh: ${text(fields["why.zh"])}, en: ${text(fields["why.en"])}}`);
  return `${lines.join("\n")}\n`;
}

function windowText({ window: kind, days }) {
  if (kind === "cumulative") return "cumulative";
  return ["sliding", "tumbling"].includes(kind) ? `{${kind}: ${days || "1"}d}` : `{calendar: ${kind}}`;
}

// Quotes of JSON are quotes of YAML.
const text = (value) => JSON.stringify(value ?? "");

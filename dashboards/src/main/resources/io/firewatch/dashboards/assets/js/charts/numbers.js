// Numbers as an axis or a caption shows them. `words` holds the page's language.

// "1e8:亿 1e4:万" → [[1e8, "亿"], [1e4, "万"]]
const scales = (words) => words["number.scales"].split(" ").map((one) => {
  const [size, name] = one.split(":");
  return [Number(size), name];
});

const trimmed = (value, digits) => Number(value.toFixed(digits)).toLocaleString("en-US");

export function short(value, unit, words) {
  if (unit === "share") return `${trimmed(value * 100, Math.abs(value) < 0.1 ? 2 : 1)} %`;
  const [size, name] = scales(words).find(([from]) => Math.abs(value) >= from) ?? [1, ""];
  return trimmed(value / size, size === 1 && unit !== "factor" ? 0 : 2) + name;
}

export function withUnit(value, unit, words) {
  const number = short(value, unit, words);
  if (unit === "share") return number;
  const gap = /\p{Script=Han}$/u.test(number) ? "" : " "; // 万元 is one word
  return `${number}${gap}${words[`unit.${unit}`]}`.trim();
}

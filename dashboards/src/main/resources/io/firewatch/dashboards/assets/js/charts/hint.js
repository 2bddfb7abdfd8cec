// A hint in words. Pure: what the desk answers → sentences.
const percent = (value) => `${(value * 100).toFixed(1)} %`;

export function sentences(one, words) {
  const say = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), words[`hints.${key}`]);
  switch (one.kind) {
    case "threshold": return [
      say("threshold", one.parameter, one.value, one.confirmed, one.saved, one.falseOnes),
      say("confidence", percent(one.confidence), one.confirmed + one.falseOnes),
    ];
    case "never-fires": return [say("never-fires", one.days.toLocaleString("en-US"))];
    case "always-fires": return [say("always-fires", percent(one.share))];
    case "duplicates": return [say("duplicates", one.other, percent(one.share))];
    default: return [say("drift", one.indicator, one.psi.toFixed(2))];
  }
}

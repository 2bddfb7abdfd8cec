package io.firewatch.rulesets.docs;

import io.firewatch.rulesets.rule.Rule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text that becomes a Markdown page, line by line. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown gap() {
        return line("");
    }

    Markdown row(String... cells) {
        return line(Arrays.stream(cells).map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |")));
    }

    Markdown header(String... cells) {
        return row(cells).line(Arrays.stream(cells).map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Both languages, one below the other. */
    Markdown both(String titleZh, String titleEn, Rule.Text said) {
        return line("- **" + titleZh + "**：" + said.zh()).line("- **" + titleEn + "**: " + said.en());
    }

    /** A bar would end the cell. */
    private static String cell(String cell) {
        return cell.replace("|", "\\|").replace("\n", " ");
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

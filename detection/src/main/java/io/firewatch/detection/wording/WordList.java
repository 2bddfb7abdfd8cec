package io.firewatch.detection.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words that give something away, each with what makes it harmless. */
public enum WordList {
    GUARANTEE,
    FORBIDDEN,
    SCHOOL,
    REVOLVING;

    private record Entry(String word, List<String> unless) {
        boolean isIn(String text) {
            String left = text;
            for (String harmless : unless) {
                if (harmless.contains(word)) {
                    left = left.replace(harmless, "");
                } else if (text.contains(harmless)) {
                    return false;
                }
            }
            return left.contains(word);
        }
    }

    private static final String UNLESS = " unless ";

    /** "Not to be used for shares, futures": what a purpose rules out, up to the end of the clause. */
    private static final Pattern RULED_OUT =
            Pattern.compile("(不得|不会|不|禁止|严禁|未|非)(用于|用作|投向|投资|投入|流入|进入|从事|参与|涉及)[^，。；,;！!]*");

    private final List<Entry> entries;

    WordList() {
        this.entries = read("/wording/" + name().toLowerCase(Locale.ROOT) + ".txt");
    }

    /** The words of the list that the text means, in the order of the list. */
    public List<String> in(String text) {
        String squeezed = text.replaceAll("\\s", "");
        String meant = this == FORBIDDEN ? RULED_OUT.matcher(squeezed).replaceAll("") : squeezed;
        return entries.stream().filter(one -> one.isIn(meant)).map(Entry::word).toList();
    }

    private static List<Entry> read(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(WordList::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Entry entry(String line) {
        int at = line.indexOf(UNLESS);
        if (at < 0) {
            return new Entry(line, List.of());
        }
        // Long phrases first, so that striking out a part does not hide the whole.
        List<String> unless = Arrays.stream(line.substring(at + UNLESS.length()).split(" "))
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        return new Entry(line.substring(0, at), unless);
    }
}

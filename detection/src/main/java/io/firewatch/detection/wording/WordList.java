package io.firewatch.detection.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    private final List<Entry> entries;

    WordList() {
        this.entries = read("/wording/" + name().toLowerCase(Locale.ROOT) + ".txt");
    }

    /** The words of the list that the text means, in the order of the list. */
    public List<String> in(String text) {
        String squeezed = text.replaceAll("\\s", "");
        return entries.stream()
                .filter(one -> one.isIn(squeezed))
                .map(Entry::word)
                .toList();
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

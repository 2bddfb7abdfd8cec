package io.firewatch.web.board;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.rule.RuleErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boards there are: those that ship with Firewatch, and a bureau's own, which stand in a folder and may replace a
 * shipped one of the same name. The folder is looked at whenever somebody asks, so a saved file is seen with the next page.
 */
public final class Boards {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

    private static final String SHIPPED = "/io/firewatch/dashboards/boards/";
    private static final String ENDING = ".yaml";

    private final @Nullable Path folder;
    private final Function<String, Optional<Indicator>> indicators;
    private final Map<String, Board> shipped = new LinkedHashMap<>();
    private final Map<Path, OwnFile> own = new LinkedHashMap<>();

    /** A bureau's file as it was last read; the board is that of its last good version, if it ever had one. */
    private record OwnFile(FileTime changed, long size, Optional<Board> board, String problem) {}

    /**
     * Throws {@link RuleErrors} when a file is broken: a desk must not begin with fewer boards than somebody made.
     *
     * @param folder of the bureau's own boards; null for none
     * @param indicators which indicators there are, by name
     */
    public Boards(@Nullable Path folder, Function<String, Optional<Indicator>> indicators) {
        this.folder = folder;
        this.indicators = indicators;
        for (String id : text("index.txt").lines().filter(one -> !one.isBlank()).toList()) {
            shipped.put(id, BoardParser.parse(id + ENDING, text(id + ENDING), Indicator::ofId));
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("boards: " + folder + " is no folder");
        }
        if (!problems().isEmpty()) {
            throw new IllegalArgumentException("boards: " + String.join("\n", problems()));
        }
    }

    /** In the order readers see them. */
    public synchronized List<Board> all() {
        look();
        Map<String, Board> all = new LinkedHashMap<>(shipped);
        own.values().forEach(file -> file.board().ifPresent(board -> all.put(board.id(), board)));
        return all.values().stream()
                .sorted(Comparator.comparingInt(Board::order).thenComparing(Board::id))
                .toList();
    }

    public Optional<Board> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What is wrong with files that changed since they were good: {@code file:line:col: message} and the line. */
    public synchronized List<String> problems() {
        look();
        return own.values().stream()
                .map(OwnFile::problem)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private void look() {
        if (folder == null) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(one -> one.toString().endsWith(ENDING)).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of boards " + folder + " cannot be read", e);
        }
        own.keySet().retainAll(files);
        for (Path file : files) {
            try {
                read(file);
            } catch (IOException e) {
                // Taken away while we looked: it is gone with the next look.
                LOG.warn("a board cannot be read file={}", file, e);
            }
        }
    }

    private void read(Path file) throws IOException {
        OwnFile before = own.get(file);
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        // One with faults is read again each time: a measure it names may have come into force meanwhile.
        if (before != null
                && before.changed().equals(changed)
                && before.size() == size
                && before.problem().isEmpty()) {
            return;
        }
        try {
            Board board = BoardParser.parse(String.valueOf(file.getFileName()), Files.readString(file), indicators);
            own.put(file, new OwnFile(changed, size, Optional.of(board), ""));
        } catch (RuleErrors e) {
            String problem = String.valueOf(e.getMessage());
            if (before == null || !before.problem().equals(problem)) {
                LOG.warn("a board is refused:\n{}", problem);
            }
            own.put(file, new OwnFile(changed, size, before == null ? Optional.empty() : before.board(), problem));
        }
    }

    private static String text(String name) {
        try (InputStream in = Boards.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name + " among the boards of module dashboards");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " among the boards", e);
        }
    }
}

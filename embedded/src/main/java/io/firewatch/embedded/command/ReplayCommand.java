package io.firewatch.embedded.command;

import io.firewatch.detection.replay.Difference;
import io.firewatch.detection.replay.Finding;
import io.firewatch.detection.replay.RecordedFindings;
import io.firewatch.detection.replay.Replay;
import io.firewatch.detection.replay.StoredFeed;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.rulesets.catalogue.RuleFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch replay}: judges the stored feed once more and says what would differ from what is recorded. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Judges the stored feed again and prints the alerts that would open, be gone or change.")
public final class ReplayCommand implements Callable<Integer> {
    private static final int PARALLELISM = 2;
    private static final String ACTIVE = "active";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--from", paramLabel = "DATE", description = "First day of an episode (the beginning).")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day on which an episode begins (the end).")
    private LocalDate to = LocalDate.MAX;

    @Option(names = "--rules", paramLabel = "DIR", description = "Judge by the rules below this folder.")
    private @Nullable Path rules;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; a running Firewatch may use it.")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("not called from the command line");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("--to " + to + " is before --from " + from);
        }
        StoredRecord.read(data, record -> print(replay(record)));
        return 0;
    }

    private Difference replay(RecordConnection record) throws Exception {
        List<RuleRow> others = rules == null ? null : rulesBelow(rules);
        // A folder of some rules says nothing about the others.
        Set<String> judged = others == null
                ? RecordedFindings.rulesInForce(record)
                : others.stream().map(RuleRow::rule).collect(Collectors.toSet());
        List<Finding> recorded = RecordedFindings.of(record);
        Collection<Finding> replayed = Replay.standing(new StoredFeed(record, others), PARALLELISM).stream()
                .map(Finding::of)
                .toList();
        return Difference.between(recorded, replayed, judged, from, to);
    }

    private static List<RuleRow> rulesBelow(Path root) {
        List<RuleRow> rows = RuleFolder.under(root).stream()
                .map(folder -> new RuleRow(folder.compiled().rule().id(), 1, ACTIVE, folder.rule()))
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no rule.yaml below " + root);
        }
        return rows;
    }

    private void print(Difference difference) {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        difference.opened().forEach(one -> out.println("opened   " + one));
        difference.gone().forEach(one -> out.println("gone     " + one));
        difference.changed().forEach(one -> {
            out.println("changed  " + one.after());
            out.println("  before " + one.before());
        });
        out.printf(
                "%d opened, %d gone, %d changed, %d as recorded%n",
                difference.opened().size(),
                difference.gone().size(),
                difference.changed().size(),
                difference.same());
        out.flush();
    }
}

package io.firewatch.web.replay;

import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.exception.ExceptionParser;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.web.replay.Replayer.Governing;
import io.firewatch.web.replay.Replayer.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that governs judging, and what would govern with a proposal in its place. */
final class InForce {
    private static final String RULE = "rule";
    private static final String MEASURE = "measure";
    private static final String ACTIVE = "active";

    /** A version with its hash. */
    record Version(Governing row, String hash) {
        boolean isActive() {
            return row.status().equals(ACTIVE);
        }

        boolean is(Proposal proposal) {
            return row.kind().equals(proposal.kind()) && row.name().equals(proposal.name());
        }
    }

    private final List<Version> versions;
    private final List<Version> newest;

    /** From all versions there are; of each name the newest is last. */
    InForce(List<Version> versions) {
        this.versions = List.copyOf(versions);
        Map<String, Version> last = new LinkedHashMap<>();
        versions.forEach(one -> last.put(one.row().kind() + " " + one.row().name(), one));
        this.newest = List.copyOf(last.values());
    }

    /** SHA-256 over what is in force, line by line: another one when anything that judges changes. */
    String hash() {
        String text = newest.stream()
                .filter(Version::isActive)
                .map(one -> one.row().kind() + " " + one.row().name() + " "
                        + one.row().version() + " " + one.hash())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What judges when the proposal stands in for its namesake. A rule is judged alone, with all measures and exceptions:
     * no rule's verdict asks what another says. A measure or an exception is tried on the rules it may concern.
     *
     * @throws RuleErrors or {@link IllegalArgumentException} when the proposal cannot be judged by
     */
    Question with(Proposal proposal) {
        check(proposal);
        Set<String> rules = rules(proposal);
        List<Governing> governing = new ArrayList<>();
        for (Version one : versions) {
            boolean judges =
                    !one.row().kind().equals(RULE) || rules.contains(one.row().name());
            if (judges && !one.is(proposal)) {
                governing.add(one.row());
            }
        }
        governing.add(
                new Governing(proposal.name(), 1, ACTIVE, proposal.body(), proposal.kind(), proposal.parameters()));
        return new Question(governing, rules);
    }

    private Set<String> rules(Proposal proposal) {
        if (proposal.kind().equals(RULE)) {
            return Set.of(proposal.name());
        }
        Pattern asked = Pattern.compile("\\b" + Pattern.quote(proposal.name()) + "\\b");
        Set<String> rules = newest.stream()
                .filter(one -> one.row().kind().equals(RULE) && one.isActive())
                .filter(one -> !proposal.kind().equals(MEASURE)
                        || asked.matcher(one.row().body()).find())
                .map(one -> one.row().name())
                .collect(Collectors.toCollection(TreeSet::new));
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "no rule in force asks about '" + proposal.name() + "': there is nothing to judge by it");
        }
        return rules;
    }

    private void check(Proposal proposal) {
        String file = proposal.name() + ".yaml";
        switch (proposal.kind()) {
            case RULE -> {
                List<MeasureIndicator> measures = measures();
                Rule rule = RuleParser.parse(file, proposal.body(), measures);
                named(proposal, rule.id());
                RuleCompiler.compile(rule, Layout.of(rule.subject(), measures), Overrides.parse(proposal.parameters()));
            }
            case MEASURE ->
                named(proposal, MeasureParser.parse(file, proposal.body()).id());
            default -> ExceptionParser.parse(file, proposal.body());
        }
    }

    private static void named(Proposal proposal, String id) {
        if (!id.equals(proposal.name())) {
            throw new IllegalArgumentException(
                    "the text calls itself '" + id + "', and is to replace '" + proposal.name() + "'");
        }
    }

    private List<MeasureIndicator> measures() {
        List<MeasureIndicator> measures = new ArrayList<>();
        for (Version one : newest) {
            if (one.row().kind().equals(MEASURE) && one.isActive()) {
                try {
                    measures.add(new MeasureIndicator(
                            MeasureParser.parse(one.row().name(), one.row().body())));
                } catch (RuleErrors e) {
                    // A broken measure is no indicator: whoever asks about it is told that there is none.
                }
            }
        }
        return measures;
    }
}

package io.firewatch.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.catalogue.RuleFolder;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.source.LineDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code firewatch rules pull}, {@code push} and {@code diff}: the rules that run on a desk against those of a folder, as a
 * bureau keeps them in git: {@code DIR/RULE/rule.yaml}, with what it set instead of the defaults in {@code parameters.json}.
 */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The rules that run on a desk against those of a folder.")
public final class RulesCommand {
    private static final String TEXT = "rule.yaml";
    private static final String PARAMETERS = "parameters.json";
    private static final String NONE = "{}";

    @Spec
    private @Nullable CommandSpec spec;

    /** Where the desk is and who asks. */
    public static final class Caller {
        @Option(names = "--desk", paramLabel = "URL", defaultValue = "http://localhost:8080")
        private URI desk = URI.create("http://localhost:8080");

        @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin")
        private String user = "admin";

        @Option(
                names = "--password",
                paramLabel = "WORD",
                defaultValue = "${env:FIREWATCH_ADMIN_PASSWORD}",
                required = true)
        private String password = "";

        private DeskClient signIn() throws IOException, InterruptedException {
            return DeskClient.signIn(desk, user, password);
        }
    }

    /** A rule's text with what the bureau set, JSON. */
    private record Text(String body, String parameters) {
        private String hash() {
            return NormalText.hash(body, Overrides.parse(parameters));
        }

        /** Both in one text, for people to compare. */
        private String whole() {
            StringBuilder set = new StringBuilder();
            new TreeMap<>(Overrides.parse(parameters).values()).forEach((name, value) -> set.append("# ")
                    .append(name)
                    .append(" = ")
                    .append(value.toPlainString())
                    .append('\n'));
            return set + body;
        }
    }

    @Command(name = "pull", mixinStandardHelpOptions = true, description = "Writes the rules that run into a folder.")
    int pull(
            @picocli.CommandLine.Mixin Caller caller,
            @Parameters(paramLabel = "DIR", defaultValue = "rules", arity = "0..1") Path folder)
            throws IOException, InterruptedException {
        Map<String, Text> running = running(caller.signIn());
        for (Map.Entry<String, Text> one : running.entrySet()) {
            Path own = Files.createDirectories(folder.resolve(one.getKey()));
            Files.writeString(own.resolve(TEXT), one.getValue().body());
            if (one.getValue().parameters().equals(NONE)) {
                Files.deleteIfExists(own.resolve(PARAMETERS));
            } else {
                Files.writeString(own.resolve(PARAMETERS), one.getValue().parameters() + "\n");
            }
        }
        out().println(running.size() + " rules written to " + folder);
        return 0;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Prints how the rules of a folder differ from those that run; exit code 1 when any does.")
    int diff(
            @picocli.CommandLine.Mixin Caller caller,
            @Parameters(paramLabel = "DIR", defaultValue = "rules", arity = "0..1") Path folder)
            throws IOException, InterruptedException {
        Map<String, Text> running = running(caller.signIn());
        Map<String, Text> stored = stored(folder);
        TreeSet<String> all = new TreeSet<>(running.keySet());
        all.addAll(stored.keySet());
        int different = 0;
        for (String rule : all) {
            Text runs = running.get(rule);
            Text stands = stored.get(rule);
            if (runs != null && stands != null && runs.hash().equals(stands.hash())) {
                continue;
            }
            different++;
            if (runs == null || stands == null) {
                out().println((runs == null ? "only in the folder: " : "only on the desk: ") + rule);
                continue;
            }
            out().println("differs: " + rule);
            LineDiff.of(runs.whole(), stands.whole()).stream()
                    .filter(line -> line.change() != LineDiff.Change.SAME)
                    .forEach(line ->
                            out().println((line.change() == LineDiff.Change.ADDED ? "  + " : "  - ") + line.text()));
        }
        out().println(different + " of " + all.size() + " rules differ");
        return different == 0 ? 0 : 1;
    }

    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = "Stores rules of a folder that differ from those that run as drafts; puts nothing in force.")
    int push(
            @picocli.CommandLine.Mixin Caller caller,
            @Parameters(paramLabel = "DIR", defaultValue = "rules", arity = "0..1") Path folder)
            throws IOException, InterruptedException {
        DeskClient desk = caller.signIn();
        Map<String, Text> running = running(desk);
        int failed = 0;
        int pushed = 0;
        for (Map.Entry<String, Text> one : stored(folder).entrySet()) {
            String rule = one.getKey();
            Text runs = running.get(rule);
            String hash = one.getValue().hash();
            if ((runs != null && runs.hash().equals(hash)) || isOpen(desk, rule, hash)) {
                continue;
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("body", one.getValue().body());
            body.put("parameters", Overrides.parse(one.getValue().parameters()).values());
            body.put("note", "rules push");
            DeskClient.Answer answer = desk.post("/api/rules/" + rule + "/drafts", body);
            if (answer.isSuccess()) {
                pushed++;
                out().println(rule + ": draft " + answer.body().path("draft").asLong());
            } else {
                failed++;
                err().println(rule + " was not stored: " + answer.problem());
            }
        }
        out().println(pushed + " drafts stored");
        return failed == 0 ? 0 : 1;
    }

    /** Whether the same proposal is on its way already. */
    private static boolean isOpen(DeskClient desk, String rule, String hash) throws IOException, InterruptedException {
        for (JsonNode draft : asked(desk, "/api/rules/" + rule + "/drafts").path("items")) {
            if (draft.path("hash").asText().equals(hash)
                    && List.of("draft", "shadow", "submitted", "approved")
                            .contains(draft.path("state").asText().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** By rule, those not retired. */
    private static Map<String, Text> running(DeskClient desk) throws IOException, InterruptedException {
        Map<String, Text> running = new TreeMap<>();
        for (JsonNode rule : asked(desk, "/api/rules").path("items")) {
            if (rule.path("status").asText().equals("active")) {
                String id = rule.path("id").asText();
                JsonNode newest = asked(desk, "/api/rules/" + id + "/versions")
                        .path("items")
                        .path(0);
                running.put(
                        id,
                        new Text(
                                newest.path("body").asText(),
                                newest.path("parameters").toString()));
            }
        }
        return running;
    }

    private static JsonNode asked(DeskClient desk, String path) throws IOException, InterruptedException {
        DeskClient.Answer answer = desk.get(path);
        if (!answer.isSuccess()) {
            throw new IOException(path + ": " + answer.problem());
        }
        return answer.body();
    }

    private static Map<String, Text> stored(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Map<String, Text> stored = new TreeMap<>();
        for (RuleFolder one : RuleFolder.under(folder)) {
            Path parameters = Path.of(one.path()).resolve(PARAMETERS);
            stored.put(
                    one.name(),
                    new Text(
                            one.rule(),
                            Files.exists(parameters)
                                    ? Files.readString(parameters).strip()
                                    : NONE));
        }
        return stored;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not called from the command line");
        }
        return spec;
    }
}

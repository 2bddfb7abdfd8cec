package io.firewatch.embedded.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firewatch registry import}: the registry's CSV files into a running desk. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The register of supervised lenders.")
public final class RegistryCommand {
    /** In this order: affiliations name institutions. */
    private static final List<String> FILES =
            List.of("institutions.csv", "affiliations.csv", "guarantors.csv", "declared.csv", "events.csv");

    private static final Pattern CUSTODY = Pattern.compile("custody-(.+)\\.csv");

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Imports institutions.csv, affiliations.csv, guarantors.csv, declared.csv, events.csv and"
                    + " custody-CODE.csv as far as they are there, all or nothing per file.")
    int importFolder(
            @Parameters(paramLabel = "DIR", description = "The folder with the files.") Path folder,
            @Option(names = "--desk", paramLabel = "URL", defaultValue = "http://localhost:8080") URI desk,
            @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin") String user,
            @Option(
                            names = "--password",
                            paramLabel = "WORD",
                            defaultValue = "${env:FIREWATCH_ADMIN_PASSWORD}",
                            required = true)
                    String password)
            throws Exception {
        if (spec == null) {
            throw new IllegalStateException("not called from the command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Map<Path, String> files = files(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + " has none of " + String.join(", ", FILES) + ", custody-CODE.csv");
        }
        DeskClient client = DeskClient.signIn(desk, user, password);
        for (Map.Entry<Path, String> one : files.entrySet()) {
            Path file = one.getKey();
            DeskClient.Answer answer = client.postCsv(one.getValue(), file);
            if (!answer.isSuccess()) {
                err.println(file + " was not imported: " + answer.problem());
                answer.lineErrors().forEach(line -> err.println("  " + line));
                return 1;
            }
            out.println(
                    file.getFileName() + ": " + answer.body().path("imported").asInt() + " rows imported");
        }
        out.flush();
        return 0;
    }

    /** The files that are there and where each is posted to, the register's before the custodians'. */
    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                files.put(folder.resolve(name), "/api/registry/" + name);
            }
        }
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                Matcher custody = CUSTODY.matcher(String.valueOf(file.getFileName()));
                if (custody.matches()) {
                    files.put(file, "/api/custody/" + custody.group(1));
                }
            }
        }
        return files;
    }
}

package io.firewatch.embedded.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final List<String> FILES = List.of("institutions.csv", "affiliations.csv", "guarantors.csv");

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Imports institutions.csv, affiliations.csv and guarantors.csv, all or nothing per file.")
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
        List<Path> files =
                FILES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException(folder + " has none of " + String.join(", ", FILES));
        }
        DeskClient client = DeskClient.signIn(desk, user, password);
        for (Path file : files) {
            DeskClient.Answer answer = client.postCsv("/api/registry/" + file.getFileName(), file);
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
}

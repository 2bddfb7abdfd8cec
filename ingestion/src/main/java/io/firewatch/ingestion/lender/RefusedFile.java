package io.firewatch.ingestion.lender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.lender.LenderBatches.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A file of refused records, written as they are read. */
enum RefusedFile {
    /** RFC 4180, safe to open in a spreadsheet. */
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        String head() {
            // Without the mark a Chinese spreadsheet takes the file for GBK.
            return "\uFEFF"
                    + row(List.of("batchNum", "infType", "type", "receivedAt", "position", "key", "reasons", "record"));
        }

        @Override
        String line(Refused one, LenderTexts t) {
            return row(List.of(
                    one.batchNum(),
                    String.valueOf(one.type().infType()),
                    one.type().endpoint(),
                    one.receivedAt().toString(),
                    String.valueOf(one.position()),
                    one.key(),
                    one.reasons().stream().map(t::reason).collect(Collectors.joining("; ")),
                    one.body()));
        }
    },
    /** One JSON object to a line. */
    JSON_LINES("jsonl", "application/x-ndjson; charset=utf-8") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(Refused one, LenderTexts t) {
            ObjectNode line = JSON.createObjectNode()
                    .put("batchNum", one.batchNum())
                    .put("infType", one.type().infType())
                    .put("type", one.type().endpoint())
                    .put("receivedAt", one.receivedAt().toString())
                    .put("position", one.position())
                    .put("key", one.key());
            one.reasons().forEach(line.putArray("reasons")::add);
            try {
                line.set("record", JSON.readTree(one.body()));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("a kept record is no JSON", e);
            }
            return line + "\n";
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String BEGIN_FORMULA = "=+-@\t\r\n";

    private final String id;
    private final String mediaType;

    RefusedFile(String id, String mediaType) {
        this.id = id;
        this.mediaType = mediaType;
    }

    /** By the end of its name: {@code csv} or {@code jsonl}. */
    static Optional<RefusedFile> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    abstract String head();

    /** Spreadsheets are for people and speak their language; lines are for programs and keep the sentence they know. */
    abstract String line(Refused one, LenderTexts t);

    /** What hands over the records, one after the other. */
    interface Records {
        void each(Consumer<Refused> reader);
    }

    /** Answers with the file. {@code name} is without its end. */
    void send(Context ctx, String name, Records records) throws IOException {
        ctx.contentType(mediaType);
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + "." + id + "\"");
        LenderTexts t = LenderTexts.of(ctx);
        try (Writer out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8)) {
            out.write(head());
            records.each(one -> {
                try {
                    out.write(line(one, t));
                } catch (IOException e) {
                    throw new UncheckedIOException("whoever downloads hung up", e);
                }
            });
        }
    }

    private static String row(List<String> cells) {
        return cells.stream().map(RefusedFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted; an apostrophe in front makes text of what would be computed. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGIN_FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" + text : text).replace("\"", "\"\"") + '"';
    }
}

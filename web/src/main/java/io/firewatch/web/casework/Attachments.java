package io.firewatch.web.casework;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.alert.TriageAction;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Files on a case, kept in the record with their SHA-256. */
public final class Attachments {
    /** A scanned report of some hundred pages. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** Of one upload. */
    public static final int MOST_AT_ONCE = 5;

    /** A case that needs more is a matter for a file room. */
    private static final int MOST_ON_A_CASE = 100;

    private static final int LONGEST_NAME = 200;
    private static final String COLUMNS = "id, letter, name, media_type, size, sha256, added_by, added_at";

    private final Jdbi record;
    private final Triage triage;

    public Attachments(Jdbi record, Triage triage) {
        this.record = record;
        this.triage = triage;
    }

    /** A file somebody hands in, found to be of a kind a case takes. */
    public record File(String name, FileKind kind, @JsonIgnore byte[] content) {}

    /**
     * A file on a case.
     *
     * @param letter the letter whose reply it came with; null when the bureau's people added it
     */
    public record Attachment(
            long id,
            @Nullable Long letter,
            String name,
            String mediaType,
            long size,
            String sha256,
            String addedBy,
            String addedAt) {}

    /** A file with its content. */
    public record Content(Attachment attachment, byte[] bytes) {}

    /** Refuses with 413 what is too large and with 415 what is no file for a case. Fields left empty are no files. */
    public static List<File> read(List<UploadedFile> uploads) {
        List<File> files = new ArrayList<>();
        for (UploadedFile upload : uploads) {
            if (upload.size() > 0 || !upload.filename().isEmpty()) {
                files.add(read(upload));
            }
        }
        if (files.size() > MOST_AT_ONCE) {
            throw Refusal.badRequest("file: at most " + MOST_AT_ONCE + " files at once, not " + files.size());
        }
        return files;
    }

    private static File read(UploadedFile upload) {
        String name = name(upload.filename());
        if (upload.size() > LARGEST) {
            throw new Refusal(Problem.of(
                    413, "file-too-large", "The file is too large", name + ": more than " + LARGEST + " bytes"));
        }
        try (InputStream in = upload.content()) {
            byte[] content = in.readAllBytes();
            FileKind kind = FileKind.of(name, content)
                    .orElseThrow(() -> new Refusal(Problem.of(
                            415,
                            "file-kind",
                            "A case takes no such file",
                            name + ": a file for a case ends in " + FileKind.accepted()
                                    + " and is what its ending says")));
            return new File(name, kind, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the upload " + name, e);
        }
    }

    /** The last part of a path, without what could break a header or a page. */
    private static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"]", "_")
                .trim();
        if (last.isEmpty() || last.length() > LONGEST_NAME) {
            throw Refusal.badRequest("file: a name of 1 to " + LONGEST_NAME + " characters is needed");
        }
        return last;
    }

    /** Adds files of the bureau's people as a step of the case. */
    public void attach(String alert, String actor, List<File> files, @Nullable String note) {
        if (files.isEmpty()) {
            throw Refusal.badRequest("file: is missing");
        }
        record.useTransaction(handle -> {
            triage.take(
                    handle, alert, actor, Triage.Request.of(TriageAction.ATTACH, note, Map.of("files", names(files))));
            keep(handle, alert, null, actor, files);
        });
    }

    static String names(List<File> files) {
        return String.join("、", files.stream().map(File::name).toList());
    }

    /** Keeps files within a transaction that holds the alert. */
    void keep(Handle handle, String alert, @Nullable Long letter, String by, List<File> files) {
        int before = handle.createQuery("SELECT count(*) FROM desk.attachment WHERE alert = :alert")
                .bind("alert", alert)
                .mapTo(Integer.class)
                .one();
        if (before + files.size() > MOST_ON_A_CASE) {
            throw Refusal.badRequest("file: a case takes at most " + MOST_ON_A_CASE + " files");
        }
        for (File file : files) {
            handle.execute(
                    "INSERT INTO desk.attachment (alert, letter, name, media_type, size, sha256, content, added_by)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    alert,
                    letter,
                    file.name(),
                    file.kind().mediaType(),
                    file.content().length,
                    Sha256.of(file.content()),
                    file.content(),
                    by);
        }
    }

    /** Oldest first. */
    public List<Attachment> of(String alert) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM desk.attachment WHERE alert = :alert ORDER BY id")
                .bind("alert", alert)
                .map((row, ctx) -> attachment(row))
                .list());
    }

    /** Refuses with 404. */
    public Content find(String alert, String id) {
        Optional<Content> found = id.matches("\\d{1,18}")
                ? record.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                                + ", content FROM desk.attachment WHERE alert = :alert AND id = :id")
                        .bind("alert", alert)
                        .bind("id", Long.parseLong(id))
                        .map((row, ctx) -> new Content(attachment(row), row.getBytes("content")))
                        .findOne())
                : Optional.empty();
        return found.orElseThrow(() -> Refusal.notFound("attachment", id));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        long letter = row.getLong("letter");
        return new Attachment(
                row.getLong("id"),
                row.wasNull() ? null : letter,
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant().toString());
    }
}

package io.firewatch.ingestion.lender;

import io.firewatch.ingestion.identity.Sha256;
import io.firewatch.ingestion.landing.QualityFindings;
import io.firewatch.ingestion.lender.LenderAccounts.Checked;
import io.firewatch.ingestion.lender.LenderBatches.Batch;
import io.firewatch.ingestion.lender.LenderBatches.Refused;
import io.firewatch.ingestion.lender.LenderBatches.Selection;
import io.firewatch.ingestion.lender.LenderBatches.State;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * {@code /lender}: where a lender's programmers see what became of the lender's own reports, and download what was refused.
 */
public final class LenderRoutes {
    private static final int PAGE = 50;
    private static final int RECORDS = 100;
    private static final int WEEK = 7;

    /** Two weeks fit a page. */
    private static final int DAYS = 14;

    /** A quarter, as the reconciliation's quality question. */
    private static final int MOST_DAYS = 92;

    /** A year of five digits is beyond what the record can hold. */
    private static final int LONGEST_DAY = 10;

    private static final String NUMBER = "\\d{1,18}";

    private final LenderTemplates templates = new LenderTemplates();
    private final LenderAccounts accounts;
    private final LenderDoor door;
    private final LenderBatches batches;
    private final LenderQuality quality;
    private final Clock clock;

    /** {@code behindTls}: see {@link LenderDoor}. */
    public LenderRoutes(DataSource source, boolean behindTls, Clock clock) {
        Jdbi record = Jdbi.create(source);
        this.accounts = new LenderAccounts(record);
        this.door = new LenderDoor(new LenderSessions(record), templates, behindTls);
        this.batches = new LenderBatches(record);
        this.quality = new LenderQuality(record, new QualityFindings(source));
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        door.harden(routes);
        routes.get("/lender/sign-in", door.open(ctx -> signInPage(ctx, null)));
        routes.post("/lender/sign-in", door.open(this::signIn));
        routes.post("/lender/language", door.open(LenderRoutes::language));
        routes.get("/lender/lender.css", LenderRoutes::styles);
        routes.post("/lender/sign-out", door.ofLender((ctx, lender) -> signOut(ctx)));
        routes.get("/lender/password", door.ofLender((ctx, lender) -> passwordPage(ctx, lender, null)));
        routes.post("/lender/password", door.ofLender(this::changePassword));
        routes.get("/lender", door.own(this::batches));
        routes.get("/lender/batches/{id}", door.own(this::batch));
        routes.get("/lender/batches/{id}/refused", door.own(this::refusedOfBatch));
        routes.get("/lender/quality", door.own(this::quality));
        routes.get("/lender/refused", door.own(this::refused));
    }

    private void signInPage(Context ctx, @Nullable String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("problem", problem);
        templates.show(ctx, "sign-in", LenderPage.of(ctx, null, ""), parameters);
    }

    private void signIn(Context ctx) {
        String code = field(ctx, "lender").trim();
        Checked checked = accounts.check(code, field(ctx, "password"), door.address(ctx));
        if (checked.right()) {
            accounts.entered(code, door.address(ctx));
            door.enter(ctx, code);
            ctx.redirect(LenderDoor.PATH, HttpStatus.SEE_OTHER);
        } else if (checked.restsSeconds() > 0) {
            ctx.status(429).header("Retry-After", String.valueOf(checked.restsSeconds()));
            signInPage(ctx, "sign-in.rests");
        } else {
            ctx.status(401);
            signInPage(ctx, "sign-in.wrong");
        }
    }

    private void signOut(Context ctx) {
        door.leave(ctx);
        ctx.redirect(LenderDoor.SIGN_IN, HttpStatus.SEE_OTHER);
    }

    /** Remembers the reader's language. It changes nothing but the reader's own cookie, so it asks for no token. */
    private static void language(Context ctx) {
        LenderTexts.of(field(ctx, "language")).remember(ctx);
        String back = field(ctx, "back");
        // Only a page of ours is gone back to.
        ctx.redirect(
                back.equals(LenderDoor.PATH) || back.startsWith("/lender/") || back.startsWith("/lender?")
                        ? back
                        : LenderDoor.PATH,
                HttpStatus.SEE_OTHER);
    }

    private static void styles(Context ctx) throws IOException {
        try (InputStream css = LenderRoutes.class.getResourceAsStream("lender.css")) {
            if (css == null) {
                throw new IllegalStateException("lender.css is missing");
            }
            // It changes with a release under the same name: browsers must ask.
            ctx.contentType("text/css; charset=utf-8")
                    .header("Cache-Control", "no-cache")
                    .result(css.readAllBytes());
        }
    }

    private void passwordPage(Context ctx, Lender lender, @Nullable String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("problem", problem);
        templates.show(ctx, "password", LenderPage.of(ctx, lender, "password"), parameters);
    }

    private void changePassword(Context ctx, Lender lender) {
        String old = field(ctx, "password");
        String chosen = field(ctx, "newPassword");
        String weakness = LenderAccounts.weakness(lender.code(), old, chosen);
        if (weakness != null) {
            ctx.status(400);
            passwordPage(ctx, lender, weakness);
            return;
        }
        Checked checked = accounts.check(lender.code(), old, door.address(ctx));
        if (!checked.right()) {
            ctx.status(checked.restsSeconds() > 0 ? 429 : 401);
            passwordPage(ctx, lender, checked.restsSeconds() > 0 ? "sign-in.rests" : "password.wrong");
            return;
        }
        accounts.change(lender.code(), chosen, Sha256.hex(LenderDoor.token(ctx).orElse("")), door.address(ctx));
        ctx.redirect(LenderDoor.PATH, HttpStatus.SEE_OTHER);
    }

    private void batches(Context ctx, Lender lender) throws SQLException {
        Selection selection = new Selection(
                day(ctx, "day"), type(ctx), state(ctx), !"test".equals(ctx.queryParam("data")), before(ctx));
        List<Batch> found = batches.list(lender.code(), selection, PAGE + 1);
        LocalDate today = today();
        LenderQuality.Checks checks = quality.checks(lender.code(), WEEK);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("selection", selection);
        parameters.put("batches", found.size() > PAGE ? found.subList(0, PAGE) : found);
        parameters.put(
                "next",
                found.size() > PAGE ? nextPage(selection, found.get(PAGE - 1).id()) : null);
        parameters.put(
                "week",
                quality.together(lender.code(), today.minusDays(WEEK - 1), today)
                        .orElse(null));
        parameters.put("checked", checks.days().isEmpty() ? null : checks.days().get(0));
        parameters.put("from", today.minusDays(WEEK - 1));
        parameters.put("to", today);
        templates.show(ctx, "batches", LenderPage.of(ctx, lender, "batches"), parameters);
    }

    private void batch(Context ctx, Lender lender) {
        Batch batch = find(ctx, lender);
        String after = ctx.queryParam("after");
        int behind = after != null && after.matches("\\d{1,6}") ? Integer.parseInt(after) : 0;
        List<Refused> found = batches.refused(lender.code(), batch.id(), behind, RECORDS + 1);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("batch", batch);
        parameters.put("refused", found.size() > RECORDS ? found.subList(0, RECORDS) : found);
        parameters.put("next", found.size() > RECORDS ? found.get(RECORDS - 1).position() : null);
        templates.show(ctx, "batch", LenderPage.of(ctx, lender, "batches"), parameters);
    }

    private void refusedOfBatch(Context ctx, Lender lender) throws IOException {
        Batch batch = find(ctx, lender);
        format(ctx)
                .send(ctx, "refused-" + batch.id(), reader -> batches.eachRefused(lender.code(), batch.id(), reader));
    }

    private void quality(Context ctx, Lender lender) throws SQLException {
        LocalDate asked = day(ctx, "day");
        LocalDate day =
                asked != null ? asked : quality.newestReceipt(lender.code()).orElseGet(this::today);
        templates.show(
                ctx,
                "quality",
                LenderPage.of(ctx, lender, "quality"),
                Map.of(
                        "day", day,
                        "hours", quality.byHour(lender.code(), day),
                        "days", quality.byDay(lender.code(), day.minusDays(DAYS - 1), day),
                        "checks", quality.checks(lender.code(), DAYS)));
    }

    private void refused(Context ctx, Lender lender) throws IOException {
        LocalDate askedTo = day(ctx, "to");
        LocalDate askedFrom = day(ctx, "from");
        LocalDate to = askedTo == null ? today() : askedTo;
        LocalDate from = askedFrom == null ? to.minusDays(WEEK - 1) : askedFrom;
        if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw LenderDoor.badRequest();
        }
        RecordType type = type(ctx);
        format(ctx)
                .send(
                        ctx,
                        "refused-" + from + "-" + to,
                        reader -> batches.eachRefused(lender.code(), from, to, type, reader));
    }

    private Batch find(Context ctx, Lender lender) {
        String id = ctx.pathParam("id");
        return Optional.of(id)
                .filter(text -> text.matches(NUMBER))
                .flatMap(text -> batches.find(lender.code(), Long.parseLong(text)))
                .orElseThrow(LenderDoor::notFound);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }

    private static String nextPage(Selection selection, long last) {
        RecordType type = selection.type();
        return "/lender?day=" + (selection.day() == null ? "" : selection.day())
                + "&type=" + (type == null ? "" : type.endpoint())
                + "&state=" + selection.state().name().toLowerCase(Locale.ROOT)
                + "&data=" + (selection.production() ? "" : "test")
                + "&before=" + last;
    }

    private static RefusedFile format(Context ctx) {
        return RefusedFile.ofId(parameter(ctx, "format")).orElseThrow(LenderDoor::badRequest);
    }

    private static State state(Context ctx) {
        String state = parameter(ctx, "state");
        try {
            return state.isEmpty() ? State.ANY : State.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw LenderDoor.badRequest();
        }
    }

    private static @Nullable RecordType type(Context ctx) {
        String type = parameter(ctx, "type");
        return type.isEmpty() ? null : RecordType.ofEndpoint(type).orElseThrow(LenderDoor::badRequest);
    }

    private static @Nullable Long before(Context ctx) {
        String before = parameter(ctx, "before");
        if (before.isEmpty()) {
            return null;
        }
        if (!before.matches(NUMBER)) {
            throw LenderDoor.badRequest();
        }
        return Long.valueOf(before);
    }

    private static @Nullable LocalDate day(Context ctx, String name) {
        String day = parameter(ctx, name);
        if (day.length() > LONGEST_DAY) {
            throw LenderDoor.badRequest();
        }
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw LenderDoor.badRequest();
        }
    }

    private static String parameter(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value.trim();
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}

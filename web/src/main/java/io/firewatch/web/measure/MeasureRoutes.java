package io.firewatch.web.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.measure.Measure;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.measure.MeasureWords;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.mask.Masks;
import io.firewatch.web.testing.Faults;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code /api/measures}: what there is, whether a text is one, and what it says of the newest closed day. */
public final class MeasureRoutes {
    /** Subjects listed, those with the greatest values first. */
    private static final int MOST = 20;

    private static final double FEN = 100;
    private static final double NANOS = 1e9;

    private final Measures measures;
    private final Jdbi city;
    private final @Nullable MeasurePreviewer previewer;

    /** {@code city} sees the whole city: a preview is of all lenders. */
    public MeasureRoutes(Measures measures, Jdbi city, @Nullable MeasurePreviewer previewer) {
        this.measures = measures;
        this.city = city;
        this.previewer = previewer;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/measures", this::list, Right.READ);
        routes.get("/api/measures/words", this::words, Right.READ);
        routes.post("/api/measures/check", this::check, Right.TUNE);
        routes.post("/api/measures/preview", this::preview, Right.TUNE);
    }

    private void list(Context ctx) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode items = answer.putArray("items");
        measures.all().forEach(one -> items.add(json(one)));
        ArrayNode shipped = answer.putArray("shipped");
        measures.shipped().forEach(one -> shipped.add(json(one)));
        ctx.json(answer.put("total", items.size()));
    }

    private static ObjectNode json(Measures.One one) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", one.id())
                .put("version", one.version())
                .put("status", one.status())
                .put("body", one.body())
                .put("activatedAt", one.activatedAt());
        one.usedBy().forEach(json.putArray("usedBy")::add);
        Measure measure = one.measure();
        json.put("readable", measure != null);
        if (measure != null) {
            json.setAll(said(measure));
        }
        return json;
    }

    /** What it is, in words for people. */
    private static ObjectNode said(Measure measure) {
        MeasureIndicator indicator = new MeasureIndicator(measure);
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("subject", measure.subject().id())
                .put("record", measure.record().endpoint())
                .put("unit", word(measure.unit()));
        json.set("title", text(measure.title()));
        json.set("why", text(measure.why()));
        json.putObject("formula").put("zh", indicator.formulaZh()).put("en", indicator.formula());
        return json;
    }

    private static ObjectNode text(Rule.Text text) {
        return Json.MAPPER.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private void words(Context ctx) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode records = answer.putArray("records");
        for (MeasureWords.Records type : MeasureWords.records()) {
            ArrayNode fields = records.addObject()
                    .put("name", type.name())
                    .put("day", type.day())
                    .putArray("fields");
            for (MeasureWords.Field field : type.fields()) {
                ArrayNode units = fields.addObject()
                        .put("name", field.name())
                        .put("kind", field.kind())
                        .put("mayBeKey", field.mayBeKey())
                        .putArray("units");
                field.units().forEach(units::add);
            }
        }
        ArrayNode aggregates = answer.putArray("aggregates");
        MeasureWords.aggregates().forEach(aggregates::add);
        ArrayNode subjects = answer.putArray("subjects");
        Arrays.stream(SubjectType.values()).map(SubjectType::id).forEach(subjects::add);
        ArrayNode units = answer.putArray("units");
        Arrays.stream(Unit.values()).map(MeasureRoutes::word).forEach(units::add);
        ctx.json(answer);
    }

    /** The faults of a text, and what stands in it key by key, faults or not, for a form to show. */
    private void check(Context ctx) {
        String body = body(Json.body(ctx));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("fields", fields(body));
        ArrayNode problems = answer.putArray("problems");
        answer.putNull("measure");
        try {
            Measure measure = MeasureParser.parse("measure.yaml", body);
            answer.set("measure", said(measure).put("id", measure.id()));
        } catch (RuleErrors e) {
            problems.addAll(Faults.json(e));
        }
        ctx.json(answer);
    }

    private static @Nullable JsonNode fields(String body) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Object plain = new Yaml(new SafeConstructor(options)).load(body);
            return plain instanceof java.util.Map<?, ?> ? Json.MAPPER.valueToTree(plain) : null;
        } catch (YAMLException | IllegalArgumentException e) {
            return null; // the parser says where it is broken
        }
    }

    private void preview(Context ctx) {
        if (previewer == null) {
            throw new Refusal(Problem.of(
                    503,
                    "no-preview",
                    "Nothing to read the feed with",
                    "this desk runs without what decodes the feed"));
        }
        ObjectNode asked = Json.body(ctx);
        Measure measure;
        try {
            measure = MeasureParser.parse("measure.yaml", body(asked));
        } catch (RuleErrors e) {
            throw new Refusal(Problem.of(400, "bad-measure", "The measure is not valid", e.getMessage())
                    .with(java.util.Map.of("problems", Faults.json(e))));
        }
        Optional<LocalDate> closed = closedDay();
        LocalDate day = day(asked)
                .or(() -> closed)
                .orElseThrow(() -> new Refusal(Problem.of(
                        409, "nothing-closed", "There is no day to look at", "no business day has closed yet")));
        long began = System.nanoTime();
        MeasurePreviewer.Answer answer;
        try {
            answer = previewer.preview(measure, BusinessTime.day(day));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("measure " + measure.id() + " cannot be tried on the feed", e);
        }
        ctx.json(json(measure, day, answer).put("seconds", (System.nanoTime() - began) / NANOS));
    }

    private static ObjectNode json(Measure measure, LocalDate day, MeasurePreviewer.Answer answer) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", measure.id())
                .put("day", day.toString())
                .put("read", answer.read())
                .put("subjects", answer.said().size());
        json.setAll(said(measure));
        ArrayNode top = json.putArray("top");
        answer.said().stream()
                .sorted(Comparator.comparingDouble(MeasurePreviewer.Said::value)
                        .reversed()
                        .thenComparing(MeasurePreviewer.Said::institution)
                        .thenComparing(MeasurePreviewer.Said::subject))
                .limit(MOST)
                .forEach(one -> {
                    ObjectNode said = top.addObject()
                            .put("institution", one.institution())
                            .put("subject", Masks.text(one.subject()))
                            .put("value", outside(measure.unit(), one.value()));
                    ArrayNode records = said.putArray("records");
                    Arrays.stream(one.records()).forEach(records::add);
                });
        json.putNull("distribution");
        if (!answer.said().isEmpty()) {
            double[] values = answer.said().stream()
                    .mapToDouble(one -> outside(measure.unit(), one.value()))
                    .toArray();
            json.set("distribution", Json.MAPPER.valueToTree(Distribution.of(values)));
        }
        return json;
    }

    /** As people write it: yuan instead of fen. */
    private static double outside(Unit unit, double value) {
        return unit == Unit.MONEY ? value / FEN : value;
    }

    private Optional<LocalDate> closedDay() {
        return city.withHandle(handle -> handle.createQuery("SELECT closed_day FROM desk.judged WHERE id = 1")
                .map((row, ctx) -> Optional.ofNullable(row.getDate(1)).map(Date::toLocalDate))
                .findOne()
                .flatMap(one -> one));
    }

    private static Optional<LocalDate> day(ObjectNode asked) {
        String text = asked.path("day").asText("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("day: '" + text + "' is no date such as 2026-05-29");
        }
    }

    private static String body(ObjectNode asked) {
        JsonNode body = asked.path("body");
        if (!body.isTextual()) {
            throw Refusal.badRequest("body: the text of the measure is missing");
        }
        return body.asText();
    }
}

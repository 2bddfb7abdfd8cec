package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.landing.QualityFindings;
import io.firewatch.ingestion.landing.QualityFindings.Found;
import io.firewatch.ingestion.landing.QualityFindings.Observed;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/**
 * {@code quality}, our own question beside the protocol's: which checks the lender's data failed, per business day, with
 * examples by which its programmer finds them.
 */
final class QualityAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without {@code day} or {@code from}: the last week that anything is known of. */
    private static final int DAYS_SHOWN = 7;

    private static final int MOST_DAYS = 92;

    private final QualityFindings findings;
    private final Clock clock;

    QualityAnswer(QualityFindings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    void fill(Map<String, String> query, String institution, ObjectNode answer) throws SQLException {
        LocalDate newest = findings.newestDay(institution)
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        boolean oneDay = !query.getOrDefault("day", "").isEmpty();
        LocalDate day = date(query, "day", newest);
        LocalDate to = date(query, "to", day);
        LocalDate from = date(query, "from", oneDay ? day : to.minusDays(DAYS_SHOWN - 1));
        if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD,
                    "from 应不晚于 to，且不超过 " + MOST_DAYS + " 天。",
                    "The parameters from and to span 1 to " + MOST_DAYS + " days.");
        }
        answer.put("from", from.toString()).put("to", to.toString());
        ArrayNode days = answer.putArray("result");
        ObjectNode current = null;
        for (Found found : findings.between(institution, from, to)) {
            if (current == null
                    || !current.path("day").asText().equals(found.day().toString())) {
                current = days.addObject().put("day", found.day().toString());
                current.putArray("checks");
            }
            check(found, current.withArray("checks").addObject());
        }
        ArrayNode observations = answer.putArray("observations");
        for (Observed observed : findings.observed(institution, from, to)) {
            observations
                    .addObject()
                    .put("observation", observed.observation())
                    .put("batches", observed.batches())
                    .put("batchNum", observed.batchNum());
        }
    }

    private static void check(Found found, ObjectNode check) throws SQLException {
        check.put("check", found.check());
        CheckIndicator.ofCheckId(found.check()).ifPresent(known -> {
            check.put("code", known.code()).put("title", known.zh()).put("titleEn", known.en());
        });
        check.put("cases", found.cases()).put("failed", found.failed());
        check.put("share", (double) found.failed() / found.cases());
        try {
            check.set("examples", JSON.readTree(found.examples()));
        } catch (JsonProcessingException e) {
            throw new SQLException("examples of " + found.check() + " on " + found.day() + " are no JSON", e);
        }
    }

    private static LocalDate date(Map<String, String> query, String parameter, LocalDate otherwise) {
        String text = query.getOrDefault(parameter, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return BusinessTime.date(BusinessTime.parseDay(text));
        } catch (DateTimeException e) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD,
                    parameter + " 不是日期（yyyy-MM-dd）。",
                    "The parameter " + parameter + " is no date (yyyy-MM-dd).");
        }
    }
}

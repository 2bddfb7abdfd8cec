package io.firewatch.web.casework;

import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.alert.Bulk;
import io.firewatch.web.alert.Deadlines;
import io.firewatch.web.alert.Dues;
import io.firewatch.web.alert.StepReader;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.deadline.CalendarEnd;
import io.firewatch.web.deadline.Clocks;
import io.firewatch.web.deadline.Ladder;
import io.firewatch.web.deadline.LetterTemplates;
import io.firewatch.web.deadline.ReferralClocks;
import java.time.Clock;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on cases, put together from a bureau's files.
 *
 * @param calendarEnd says when the calendar wants its next year
 * @param ladder the measures to choose from
 * @param referral the clocks of a referral
 * @param dues what is due
 * @param steps reads the steps people ask for
 * @param bulk takes one step on many alerts
 */
public record Casework(
        WorkingDays calendar,
        CalendarEnd calendarEnd,
        Ladder ladder,
        ReferralClocks referral,
        Triage triage,
        Dues dues,
        StepReader steps,
        Bulk bulk,
        Attachments attachments,
        Letters letters,
        Recheck recheck) {

    private static final Logger LOG = LoggerFactory.getLogger(Casework.class);

    /**
     * {@code people} sees who may sign in, whoever asks. Throws {@link io.firewatch.rulesets.rule.RuleErrors} when a file is wrong: a
     * desk does not start on half of its rules.
     */
    public static Casework of(Jdbi record, Jdbi people, BureauFiles files, Clock clock) {
        WorkingDays calendar = files.workingDays();
        Ladder ladder = Ladder.load(files);
        ReferralClocks referral = ReferralClocks.load(files);
        Triage triage = new Triage(record, new Deadlines(ladder, referral, calendar), clock);
        LetterTemplates letters = LetterTemplates.load(files);
        refuseUnknownLetters(ladder, letters);
        CalendarEnd calendarEnd = new CalendarEnd(calendar, clock);
        calendarEnd
                .missingYear()
                .ifPresent(year -> LOG.warn(
                        "the calendar of working days covers {}: nothing due in {} can be told until a bureau's"
                                + " working-days.csv adds it",
                        new TreeSet<>(calendar.years()),
                        year));
        Attachments attachments = new Attachments(record, triage);
        return new Casework(
                calendar,
                calendarEnd,
                ladder,
                referral,
                triage,
                new Dues(record, Clocks.load(files), calendar, clock),
                new StepReader(ladder),
                new Bulk(record, people, triage),
                attachments,
                new Letters(record, triage, letters, ladder, attachments, calendar, clock),
                new Recheck(record, triage, clock));
    }

    private static void refuseUnknownLetters(Ladder ladder, LetterTemplates letters) {
        for (Ladder.Rung rung : ladder.rungs()) {
            String letter = rung.letter();
            if (letter != null && letters.find(letter).isEmpty()) {
                throw new IllegalArgumentException("ladder.yaml: rung '" + rung.id() + "' names the letter '" + letter
                        + "', which is none of " + letters.ids());
            }
        }
    }
}

package io.firewatch.detection.judge;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.episode.Standing;
import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.rule.Rule;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which days a rule waits for: those on whose closing what it says may change although nothing new is observed. */
final class Waiting {
    private Waiting() {}

    /** Days after {@code closedDay}; {@code found} tells whether the rule holds by the figures last observed. */
    static IntStream days(Rule rule, Timeline timeline, boolean found, int closedDay) {
        int[] days = timeline.days();
        @Nullable Severity[] alerts = timeline.alerts();
        IntStream.Builder waited = IntStream.builder();
        int last = days.length - 1;
        int turn = last;
        while (turn > 0 && (alerts[turn - 1] == null) == (alerts[last] == null)) {
            turn--;
        }
        if (alerts[last] != null) {
            waited.add(days[turn] + rule.forDays() - 1);
        } else if (turn > 0) {
            waited.add(days[turn] + rule.keepFiringDays());
        }
        boolean turnsByItself = found || timeline.last() == Standing.SHORT_HISTORY;
        return IntStream.concat(waited.build(), turnsByItself ? timeline.cutsAfter(closedDay) : IntStream.empty())
                .filter(day -> day > closedDay);
    }
}

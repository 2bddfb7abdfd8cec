package io.firewatch.detection.time;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.record.RecordType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Passes the feed on and tells city time behind it: at once when a day closes, otherwise every {@value #TELL_EVERY_MILLIS}
 * ms while records come in. Runs with parallelism 1, in order of receipt. An operator rather than a watermark generator
 * because what the lenders have reached must survive a restart.
 */
public final class CityClock extends AbstractStreamOperator<FeedChange>
        implements OneInputStreamOperator<FeedChange, FeedChange>, BoundedOneInput {

    /** Short against the three seconds an alert may take, long against the cost of settling every dirty book. */
    static final long TELL_EVERY_MILLIS = 100;

    /**
     * A record of a closed day is often one of many: a correction, or a history that is being caught up. City time stands
     * still until no more came for this long, so that they are judged together and not one by one.
     */
    static final long QUIET_MILLIS = 1_000;

    /** But never longer than this: other lenders' alerts wait meanwhile. */
    static final long LONGEST_HOLD_MILLIS = 2_000;

    /** A record this many days behind the city is history, which nobody waits for by the second. */
    static final int HISTORY_DAYS = 10;

    static final long LONGEST_HISTORY_HOLD_MILLIS = 15_000;

    /** Types whose day is a day of business done; a listing or product may be announced for a future day. */
    private static final Set<RecordType> BUSINESS_DONE = EnumSet.of(
            RecordType.TRANSACT,
            RecordType.STATUS,
            RecordType.LEND_PARTICULARS,
            RecordType.CREDITOR,
            RecordType.TRANSFER_STATUS,
            RecordType.UNDER_TAKE);

    /** One lender's latest day, or under an empty name the clock itself. */
    public record Reached(String institution, int day, long seq) {}

    /** Every so many records city time is told, whatever is late; 0 for a patient clock. */
    private final int tellEvery;

    @SuppressWarnings("NullAway.Init") // set by initializeState, before anything else is called
    private transient ListState<Reached> saved;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient CityDay city;

    private transient boolean resumed;
    private transient @Nullable ScheduledFuture<?> nextTelling;
    private transient long seq;
    private transient long told;
    private transient int untold;
    private transient boolean held;
    private transient long heldSince;
    private transient long quietAt;
    private transient long longestHold;

    public CityClock() {
        this(true);
    }

    /** An impatient clock tells city time behind every single record: the hardest order of events there is. */
    public CityClock(boolean patient) {
        this(patient ? 0 : 1);
    }

    private CityClock(int tellEvery) {
        this.tellEvery = tellEvery;
    }

    /** As hard on feeds that are too long to be judged behind every single record: behind so many. */
    public static CityClock impatient(int records) {
        return new CityClock(records);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        city = new CityDay();
        told = Long.MIN_VALUE;
        saved = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("reached", TypeInformation.of(Reached.class)));
        int closed = city.closedDay();
        for (Reached one : saved.get()) {
            if (one.institution().isEmpty()) {
                closed = one.day();
                seq = one.seq();
            } else {
                city.report(one.institution(), one.day());
            }
        }
        city.restoreClosed(closed);
        resumed = context.isRestored();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        saved.clear();
        saved.add(new Reached("", city.closedDay(), seq));
        for (Map.Entry<String, Integer> one : city.reached().entrySet()) {
            saved.add(new Reached(one.getKey(), one.getValue(), 0));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        tellLater(0);
    }

    @Override
    public void processElement(StreamRecord<FeedChange> element) {
        announceResumption();
        RecordRow record = element.getValue().record();
        output.collect(element);
        if (record == null) {
            return;
        }
        seq = Math.max(seq, record.seq());
        Integer day = dayDone(record);
        if (day != null) {
            if (tellEvery == 0 && day <= city.closedDay()) {
                hold(day);
            }
            if (city.report(record.institution(), day) && !held) {
                tell();
            }
        }
        if (tellEvery > 0 && ++untold >= tellEvery) {
            untold = 0;
            tell();
        }
    }

    /** Before anything else, and only once the task runs: while it is opened nothing may be sent. */
    private void announceResumption() {
        if (resumed) {
            resumed = false;
            output.collect(new StreamRecord<>(FeedChange.RESUMED));
        }
    }

    private void hold(int lateDay) {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        if (!held) {
            held = true;
            heldSince = now;
        }
        longestHold = lateDay < city.closedDay() - HISTORY_DAYS ? LONGEST_HISTORY_HOLD_MILLIS : LONGEST_HOLD_MILLIS;
        quietAt = now + QUIET_MILLIS;
    }

    /** Whether records of this type tell of business done, and so of the day their lender has reached. */
    public static boolean isBusinessDone(int infType) {
        return RecordType.ofInfType(infType).filter(BUSINESS_DONE::contains).isPresent();
    }

    /** The day of business an accepted record tells of; null when it tells of none. */
    public static @Nullable Integer dayDone(RecordRow record) {
        Integer day = record.businessDay();
        // A date after the day of receipt is a slip; it must not close days that have not been lived yet.
        return day == null || record.refused() || !isBusinessDone(record.infType())
                ? null
                : Integer.valueOf(Math.min(day, record.receivedDay() + 1));
    }

    @Override
    public void close() throws Exception {
        ScheduledFuture<?> planned = nextTelling;
        if (planned != null) {
            planned.cancel(false);
        }
        super.close();
    }

    private void tellLater(long at) {
        long soon = getProcessingTimeService().getCurrentProcessingTime() + TELL_EVERY_MILLIS;
        nextTelling = getProcessingTimeService().registerTimer(Math.max(at, soon), this::tellAgain);
    }

    private void tellAgain(long at) {
        announceResumption();
        long now = getProcessingTimeService().getCurrentProcessingTime();
        if (held && (now >= quietAt || now >= heldSince + longestHold)) {
            held = false;
        }
        if (!held) {
            tell();
        }
        tellLater(at + TELL_EVERY_MILLIS);
    }

    private void tell() {
        long now = CityTime.of(city.closedDay(), seq);
        if (now > told) {
            told = now;
            output.emitWatermark(new Watermark(now));
        }
    }

    /** The source knows nothing of city time; its own watermarks, the final one included, end here. */
    @Override
    public void processWatermark(Watermark mark) {}

    @Override
    public void endInput() {
        tell();
    }
}

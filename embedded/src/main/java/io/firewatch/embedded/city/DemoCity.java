package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionRegister;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo: registers the lenders of the city, reports its history, then trades on at the pace of the clock until
 * interrupted. On a data folder that has the history already, every batch of it is recognised and skipped.
 */
public final class DemoCity {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);
    private static final int CONNECTIONS = 4;
    private static final int LIVE_PAUSE_SECONDS = 8;
    /** About every two minutes somebody new is over the limit. */
    private static final int TURNS_PER_BREACH = 15;

    private static final int FIRST_LIVE_NUMBER = 100;

    /**
     * What city to run.
     *
     * @param firstDay null: so that the history ends yesterday
     * @param liveTail whether to trade on after the history
     */
    public record Options(
            long seed, int businessDays, @org.jspecify.annotations.Nullable LocalDate firstDay, boolean liveTail) {
        /** The city of {@code ./firewatch demo}. */
        public static Options standard() {
            return new Options(1, 120, null, true);
        }
    }

    /** How far the history has come. */
    public record Progress(long records, int days, int ofDays, double recordsPerSecond, boolean done) {}

    /** Is told about progress, at most once per half week of the history. */
    @FunctionalInterface
    public interface Listener {
        void progressed(Progress progress);
    }

    private final Options options;
    private final City city;

    public DemoCity(Options options) {
        this.options = options;
        LocalDate first = options.firstDay() == null
                ? City.firstDayOf(options.businessDays(), City.today().minusDays(1))
                : options.firstDay();
        this.city = City.plan(options.seed(), first, options.businessDays());
    }

    public City city() {
        return city;
    }

    /** Runs until the history is in or, with a live tail, until the thread is interrupted. */
    public void run(String gatewayUrl, InstitutionRegister register, Listener listener)
            throws IOException, InterruptedException {
        Bystanders bystanders = new Bystanders(city, register);
        bystanders.tell(city.firstDay().minusDays(1));
        try (CityClient client = new CityClient(gatewayUrl, CONNECTIONS)) {
            history(client, bystanders, listener);
            if (options.liveTail()) {
                live(client, bystanders);
            }
        }
    }

    private void history(CityClient client, Bystanders bystanders, Listener listener)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int days = 0;
        for (Iterator<CityDay> stretches = city.halfWeeks(); stretches.hasNext(); ) {
            CityDay stretch = stretches.next();
            bystanders.tell(stretch.last());
            client.push(stretch.batches(), records -> {});
            days += stretch.batches().get(0).days();
            double seconds = (System.nanoTime() - start) / 1e9;
            long records = client.acknowledged();
            listener.progressed(
                    new Progress(records, days, city.businessDays(), records / seconds, !stretches.hasNext()));
        }
    }

    /**
     * Reports today's repayments little by little, then a new loan every few seconds. Batch numbers carry the second of
     * the day, so that a restart does not repeat them.
     */
    private void live(CityClient client, Bystanders bystanders) throws InterruptedException {
        List<Batch> waiting = new ArrayList<>();
        LocalDate traded = LocalDate.MIN;
        for (int turn = 1; ; turn++) {
            long now = Instant.now().getEpochSecond()
                    + BusinessTime.ZONE.getRules().getOffset(Instant.now()).getTotalSeconds();
            LocalDate today =
                    LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC).toLocalDate();
            if (!today.equals(traded)) {
                traded = today;
                waiting.addAll(city.tradeToday(now).batches());
            }
            int number = FIRST_LIVE_NUMBER + (int) (now % BusinessTime.SECONDS_PER_DAY);
            List<Batch> batches = new ArrayList<>();
            for (Batch batch : city.tradeLive(turn, now, turn % TURNS_PER_BREACH == 5)) {
                batches.add(numbered(batch, number));
            }
            for (int i = 0; i < 2 && !waiting.isEmpty(); i++) {
                batches.add(waiting.remove(0));
            }
            try {
                client.push(batches, records -> {});
                bystanders.tell(today);
            } catch (IOException e) {
                // A demo goes on: the gateway may be restarting.
                LOG.warn("live tail of the demo city: {}", e.getMessage());
            }
            TimeUnit.SECONDS.sleep(LIVE_PAUSE_SECONDS);
        }
    }

    private static Batch numbered(Batch batch, int number) {
        return new Batch(batch.lender(), batch.type(), batch.tradeDay(), batch.days(), number, batch.facts());
    }
}

package io.firewatch.detection.guarantee;

import io.firewatch.detection.ties.AboutParty;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.AffiliationRole;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.GuarantorFacts;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends what the register says of a guarantee company, and of who controls a company, to that company. */
public final class AboutGuarantors implements FlatMapFunction<FeedRecord, AboutParty> {
    private static final double CONTROLLING_SHARE = 0.5;

    /** Whether a record may tell something of a guarantee company. */
    public static boolean takes(FeedRecord record) {
        Affiliation tie = record.affiliation();
        return record.guarantorFacts() != null || (tie != null && !tie.of().isEmpty());
    }

    @Override
    public void flatMap(FeedRecord record, Collector<AboutParty> out) {
        GuarantorFacts facts = record.guarantorFacts();
        Affiliation tie = record.affiliation();
        if (facts != null) {
            out.collect(new AboutParty(facts.party(), record));
        } else if (tie != null) {
            // Versions of one tie must reach one book even where the newest no longer controls.
            boolean downwards = tie.role().equals(AffiliationRole.CONTROLLED_COMPANY);
            out.collect(new AboutParty(downwards ? tie.party() : tie.of(), record));
        }
    }

    /** Whoever controls {@code company} by this tie; empty where it is no control. */
    static String controller(Affiliation tie, String company) {
        if (tie.role().equals(AffiliationRole.CONTROLLED_COMPANY)) {
            return tie.party().equals(company) ? tie.of() : "";
        }
        Double share = tie.share();
        boolean controls = tie.role().equals(AffiliationRole.CONTROLLER)
                || (tie.role().equals(AffiliationRole.SHAREHOLDER) && share != null && share >= CONTROLLING_SHARE);
        return controls && tie.of().equals(company) ? tie.party() : "";
    }
}

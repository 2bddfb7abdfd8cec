package io.firewatch.detection.ties;

import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.UserInfo;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends a user record to its user, a payout or withdrawal to its party, and a tie of the register to both its ends. */
public final class AboutParties implements FlatMapFunction<FeedRecord, AboutParty> {
    @Override
    public void flatMap(FeedRecord record, Collector<AboutParty> out) {
        UserInfo user = record.userInfo();
        Affiliation tie = record.affiliation();
        Transact flow = record.transact();
        if (user != null) {
            out.collect(new AboutParty(user.party(), record));
        } else if (tie != null) {
            out.collect(new AboutParty(tie.party(), record));
            if (!tie.of().isEmpty()) {
                out.collect(new AboutParty(tie.of(), record));
            }
        } else if (flow != null && !flow.party().isEmpty()) {
            out.collect(new AboutParty(flow.party(), record));
        }
    }
}

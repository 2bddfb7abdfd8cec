package io.firewatch.detection.quality;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.LendProduct;
import io.firewatch.model.record.LendProductConfig;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.TransferProject;
import io.firewatch.model.record.TransferStatus;
import io.firewatch.model.record.UnderTake;
import io.firewatch.model.record.UserInfo;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Reads from each record what it names and what it tells of (reporting-protocol A.11: leak_user, 3.3.2, 5.x, 6.x). */
public final class Mentions implements FlatMapFunction<FeedRecord, Mention> {
    static final int TOLD = 1;
    static final int INITIAL_CLAIM = 2;
    static final int CLAIM_TAKEN_OVER = 4;
    static final int CONFIG = 8;
    static final int PARTICULARS = 16;
    static final int LENT_BEFORE = 32;

    private static final int FROM_INITIAL = 1;

    private static final String PARTY = "party/";
    private static final String CLAIM = "claim/";
    private static final String TRANSFER = "transfer/";
    private static final String PRODUCT = "product/";

    /** Self-check 3.3.2 asks by claim; not every lender names the claim in T.2, but all name lender and loan. */
    private static final String LENT = "lent/";

    @Override
    public void flatMap(FeedRecord record, Collector<Mention> out) {
        Reader reader = new Reader(record, out);
        UserInfo user = record.userInfo();
        ScatterInvest listed = record.scatterInvest();
        Creditor claim = record.creditor();
        TransferProject offered = record.transferProject();
        TransferStatus state = record.transferStatus();
        UnderTake taken = record.underTake();
        Transact flow = record.transact();
        LendProduct product = record.lendProduct();
        LendProductConfig config = record.lendProductConfig();
        LendParticulars detail = record.lendParticulars();
        if (user != null) {
            reader.tells(PARTY + user.party(), TOLD);
        } else if (listed != null) {
            reader.names(listed.party(), BusinessTime.dayOf(listed.startedAt()));
        } else if (claim != null) {
            reader.claim(claim);
        } else if (offered != null) {
            reader.offered(offered);
        } else if (state != null) {
            reader.tells(TRANSFER + state.transfer(), TOLD);
        } else if (taken != null) {
            reader.tells(CLAIM + taken.newClaim(), CLAIM_TAKEN_OVER);
            reader.names(taken.party(), BusinessTime.dayOf(taken.takenAt()));
        } else if (flow != null) {
            reader.flow(flow);
        } else if (product != null) {
            reader.asks(
                    CheckIndicator.PRODUCTS_WITHOUT_PARTICULARS,
                    PRODUCT + product.product(),
                    PARTICULARS,
                    BusinessTime.dayOf(product.startedAt()),
                    product.product());
        } else if (config != null) {
            reader.tells(PRODUCT + config.product(), CONFIG);
            reader.asks(
                    CheckIndicator.CONFIGS_OF_UNKNOWN_CLAIMS,
                    CLAIM + config.claim(),
                    INITIAL_CLAIM | CLAIM_TAKEN_OVER,
                    record.receipt().day(),
                    config.claim());
        } else if (detail != null) {
            reader.detail(detail);
        }
    }

    /** That a lender's money for a loan went before the feed began. */
    static Mention lentBeforeTheFeed(String institution, String loan, String party) {
        return new Mention(institution, lent(loan, party), LENT_BEFORE, null, 0, 0, 0, "", 0, 0);
    }

    private static String lent(String loan, String party) {
        return LENT + loan + '|' + party;
    }

    private record Reader(FeedRecord record, Collector<Mention> out) {
        void tells(String id, int what) {
            out.collect(new Mention(record.institution(), id, what, null, 0, 0, record.seq(), "", 0, 0));
        }

        void asks(CheckIndicator check, String id, int needs, int day, String key) {
            out.collect(new Mention(record.institution(), id, 0, check, needs, day, record.seq(), key, 0, 0));
        }

        /** Nobody ({@code -1}) is an unknown user as well: no user record can name him. */
        void names(String party, int day) {
            // The lender knows the record, but not the key under which we keep the party.
            asks(CheckIndicator.UNKNOWN_USERS, PARTY + party, TOLD, day, record.key());
        }

        void claim(Creditor claim) {
            int day = BusinessTime.dayOf(claim.startedAt());
            tells(CLAIM + claim.claim(), INITIAL_CLAIM);
            if (!claim.party().isEmpty()) {
                asks(
                        CheckIndicator.CLAIMS_WITHOUT_FLOW,
                        lent(claim.loan(), claim.party()),
                        TOLD | LENT_BEFORE,
                        day,
                        claim.claim());
            }
            names(claim.party(), day);
        }

        void offered(TransferProject offered) {
            boolean initial = offered.fromType() == FROM_INITIAL;
            asks(
                    initial
                            ? CheckIndicator.TRANSFERS_OF_UNKNOWN_CLAIMS
                            : CheckIndicator.TRANSFERS_OF_UNKNOWN_TAKEOVERS,
                    CLAIM + offered.claim(),
                    initial ? INITIAL_CLAIM : CLAIM_TAKEN_OVER,
                    offered.offeredDay(),
                    offered.transfer());
            asks(
                    CheckIndicator.TRANSFERS_WITHOUT_STATUS,
                    TRANSFER + offered.transfer(),
                    TOLD,
                    offered.offeredDay(),
                    offered.transfer());
            names(offered.party(), offered.offeredDay());
        }

        void flow(Transact flow) {
            int day = BusinessTime.dayOf(flow.time());
            if (!flow.party().isEmpty()) {
                names(flow.party(), day);
            }
            if (flow.type() == TransType.LEND && !flow.loan().isEmpty()) {
                tells(lent(flow.loan(), flow.party()), TOLD);
            }
            boolean sold = flow.type() == TransType.TRANSFER_SOLD;
            if (!flow.transfer().isEmpty() && (sold || flow.type() == TransType.TRANSFER_TAKEN)) {
                long fen = flow.amount().fen();
                out.collect(new Mention(
                        record.institution(),
                        TRANSFER + flow.transfer(),
                        0,
                        CheckIndicator.TRANSFERS_OUT_OF_BALANCE,
                        0,
                        day,
                        record.seq(),
                        flow.transfer(),
                        sold ? fen : 0,
                        sold ? 0 : fen));
            }
        }

        void detail(LendParticulars detail) {
            int day = BusinessTime.dayOf(detail.time());
            names(detail.party(), day);
            if (!detail.product().isEmpty()) {
                tells(PRODUCT + detail.product(), PARTICULARS);
                if (detail.type() == TransType.LEND) {
                    asks(
                            CheckIndicator.PRODUCTS_WITHOUT_CONFIG,
                            PRODUCT + detail.product(),
                            CONFIG,
                            day,
                            detail.product());
                }
            }
        }
    }
}

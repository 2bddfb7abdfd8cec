package io.firewatch.web.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.record.RecordType;
import io.firewatch.web.mask.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One loan with all that was reported of it. Terms and plan are read from the record, by their business keys; claims, payments and
 * the state from the digest. Identities are shortened; names of persons never got in.
 */
public final class Loans {
    /** Longer than forty years of monthly instalments no loan runs. */
    private static final int MOST_ISSUES = 480;

    private static final int MOST_PAYMENTS = 500;
    private static final int MOST_CLAIMS = 50;
    private static final int MOST_PRODUCTS = 20;

    private static final String LISTING =
            """
            SELECT body, business_day FROM feed.record
            WHERE institution = :code AND inf_type = :type AND record_key = :key AND refusals = '[]'
            ORDER BY seq DESC LIMIT 1""";

    private static final String PLAN =
            """
            SELECT DISTINCT ON (record_key) body, seq FROM feed.record
            WHERE institution = :code AND inf_type = 81 AND refusals = '[]'
              AND record_key = ANY (ARRAY(SELECT :loan || '|' || issue FROM generate_series(1, :most) AS issue))
            ORDER BY record_key, seq DESC""";

    private static final String PAYMENTS =
            """
            SELECT day, type, number, fen FROM feed.digest_payment WHERE institution = :code AND loan = :loan
            ORDER BY day DESC, type LIMIT :most""";

    private static final String CLAIMS =
            """
            SELECT claim, party, fen, started, count(*) OVER () AS number, sum(fen) OVER () AS whole
            FROM feed.digest_claim WHERE institution = :code AND loan = :loan ORDER BY fen DESC, claim LIMIT :most""";

    private static final String PRODUCTS =
            """
            SELECT DISTINCT made.product, coalesce(known.name, '') AS name
            FROM feed.digest_claim claim JOIN feed.digest_config made USING (institution, claim)
            LEFT JOIN feed.digest_product known ON known.institution = made.institution AND known.product = made.product
            WHERE claim.institution = :code AND claim.loan = :loan ORDER BY made.product LIMIT :most""";

    private final Jdbi record;

    /** {@code record} sees with the eyes of whoever asks. */
    public Loans(Jdbi record) {
        this.record = record;
    }

    /**
     * A loan; what the lender left out is absent. Money in yuan, the rate a fraction a year, codes as the reporting protocol has them.
     *
     * @param principal of the contract
     * @param outstanding principal not repaid yet; absent until the loan is digested
     * @param status the newest by business time, since {@code statusSince}
     * @param borrower beginning of the re-keyed identity
     * @param plan newest version of each instalment, in order
     * @param payments newest first
     * @param claims the largest of {@code claimsInAll}, which come to {@code claimed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Loan(
            String institution,
            String loan,
            @Nullable String name,
            @Nullable String description,
            @Nullable String listedOn,
            @Nullable Double principal,
            @Nullable Double outstanding,
            double repaid,
            @Nullable Double rate,
            @Nullable Integer termDays,
            @Nullable Integer use,
            @Nullable Integer payType,
            @Nullable Integer loanType,
            @Nullable Integer status,
            @Nullable String statusSince,
            @Nullable String borrower,
            List<Guarantor> guarantors,
            List<Instalment> plan,
            List<Payment> payments,
            long claimsInAll,
            double claimed,
            List<Claim> claims,
            List<Product> products) {}

    /** {@code name} is empty where none was told, masked for a person. */
    public record Guarantor(String party, String name, boolean company) {}

    /** What is due of one period. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instalment(
            int issue,
            @Nullable String dueOn,
            @Nullable Double principal,
            @Nullable Double interest,
            @Nullable Double serviceCharge) {}

    /** What was paid on one business day by one transaction type, reversals taken off. */
    public record Payment(String day, int type, long number, double amount) {}

    /** A lender's slice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Claim(String claim, String party, double amount, @Nullable String startedOn) {}

    /** A product that holds claims on the loan. */
    public record Product(String product, String name) {}

    private record State(long owed, long repaid, @Nullable Integer status, @Nullable String since) {}

    /** Empty when the lender listed no such loan. */
    public Optional<Loan> find(String institution, String loan) {
        return record.withHandle(handle -> handle.createQuery(LISTING)
                .bind("code", institution)
                .bind("type", RecordType.SCATTER_INVEST.infType())
                .bind("key", loan)
                .map((row, ctx) -> loan(
                        handle, institution, loan, ReportedBody.of(row.getString("body")), day(row, "business_day")))
                .findOne());
    }

    private static Loan loan(
            Handle handle, String institution, String code, ReportedBody listing, @Nullable String listedOn) {
        Optional<State> state = state(handle, institution, code);
        long[] claimed = new long[2];
        List<Claim> claims = claims(handle, institution, code, claimed);
        String borrower = listing.text("userIdcardHash");
        return new Loan(
                institution,
                code,
                listing.text("productName"),
                listing.text("loanDescribe"),
                listedOn,
                listing.money("amount"),
                state.map(one -> one.owed() / 100.0).orElse(null),
                state.map(one -> one.repaid() / 100.0).orElse(0.0),
                listing.rate("loanRate"),
                listing.number("term"),
                listing.number("loanUse"),
                listing.number("payType"),
                listing.number("loanType"),
                state.map(State::status).orElse(null),
                state.map(State::since).orElse(null),
                borrower == null ? null : Masks.text(borrower),
                guarantors(handle, institution, code),
                plan(handle, institution, code),
                payments(handle, institution, code),
                claimed[0],
                claimed[1] / 100.0,
                claims,
                products(handle, institution, code));
    }

    private static Optional<State> state(Handle handle, String institution, String loan) {
        return handle.createQuery(
                        "SELECT owed, repaid, status, status_at FROM feed.digest_loan WHERE institution = :code AND loan = :loan")
                .bind("code", institution)
                .bind("loan", loan)
                .map((row, ctx) -> new State(
                        row.getLong("owed"),
                        row.getLong("repaid"),
                        (Integer) row.getObject("status"),
                        row.getString("status_at")))
                .findOne();
    }

    /** A plan that was sent anew with fewer periods is that long. */
    private static List<Instalment> plan(Handle handle, String institution, String loan) {
        Map<Integer, Instalment> byIssue = new TreeMap<>();
        long[] newest = {-1, MOST_ISSUES};
        handle.createQuery(PLAN)
                .bind("code", institution)
                .bind("loan", loan)
                .bind("most", MOST_ISSUES)
                .map((row, ctx) -> {
                    ReportedBody body = ReportedBody.of(row.getString("body"));
                    Integer issue = body.number("issue");
                    Integer issues = body.number("totalIssue");
                    if (issue != null) {
                        byIssue.put(
                                issue,
                                new Instalment(
                                        issue,
                                        body.day("repayTime"),
                                        body.money("curFund"),
                                        body.money("curInterest"),
                                        body.money("curServiceCharge")));
                        if (issues != null && row.getLong("seq") > newest[0]) {
                            newest[0] = row.getLong("seq");
                            newest[1] = issues;
                        }
                    }
                    return issue;
                })
                .list();
        return byIssue.values().stream().filter(one -> one.issue() <= newest[1]).toList();
    }

    private static List<Payment> payments(Handle handle, String institution, String loan) {
        return handle.createQuery(PAYMENTS)
                .bind("code", institution)
                .bind("loan", loan)
                .bind("most", MOST_PAYMENTS)
                .map((row, ctx) -> new Payment(
                        row.getString("day"), row.getInt("type"), row.getLong("number"), row.getLong("fen") / 100.0))
                .list();
    }

    /** {@code claimed} takes how many there are and what they come to, in fen. */
    private static List<Claim> claims(Handle handle, String institution, String loan, long[] claimed) {
        return handle.createQuery(CLAIMS)
                .bind("code", institution)
                .bind("loan", loan)
                .bind("most", MOST_CLAIMS)
                .map((row, ctx) -> {
                    claimed[0] = row.getLong("number");
                    claimed[1] = row.getLong("whole");
                    return new Claim(
                            row.getString("claim"),
                            Masks.text(row.getString("party")),
                            row.getLong("fen") / 100.0,
                            day(row, "started"));
                })
                .list();
    }

    private static List<Guarantor> guarantors(Handle handle, String institution, String loan) {
        return handle.createQuery(
                        "SELECT party, name, company FROM feed.digest_guarantee WHERE institution = :code AND loan = :loan ORDER BY party")
                .bind("code", institution)
                .bind("loan", loan)
                .map((row, ctx) -> new Guarantor(
                        Masks.text(row.getString("party")), row.getString("name"), row.getBoolean("company")))
                .list();
    }

    private static List<Product> products(Handle handle, String institution, String loan) {
        return handle.createQuery(PRODUCTS)
                .bind("code", institution)
                .bind("loan", loan)
                .bind("most", MOST_PRODUCTS)
                .map((row, ctx) -> new Product(row.getString("product"), row.getString("name")))
                .list();
    }

    private static @Nullable String day(ResultSet row, String column) throws SQLException {
        java.sql.Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate().toString();
    }
}

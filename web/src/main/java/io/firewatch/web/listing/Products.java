package io.firewatch.web.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.record.RecordType;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One product with the loans behind it: the claims its configuration names, and the loans these are on. */
public final class Products {
    private static final int MOST_LOANS = 100;

    private static final String LISTING =
            """
            SELECT body, business_day FROM feed.record
            WHERE institution = :code AND inf_type = :type AND record_key = :key AND refusals = '[]'
            ORDER BY seq DESC LIMIT 1""";

    /** A lender that leaves the loan out of the configuration names it in the claim. */
    private static final String BEHIND =
            """
            SELECT behind.*, loan.status, loan.owed, loan.started,
                   count(*) OVER () AS loans, sum(behind.claims) OVER () AS claims_in_all, sum(behind.fen) OVER () AS whole
            FROM (
                SELECT coalesce(nullif(made.loan, ''), claim.loan, '') AS loan, count(*) AS claims, coalesce(sum(claim.fen), 0) AS fen
                FROM feed.digest_config made LEFT JOIN feed.digest_claim claim USING (institution, claim)
                WHERE made.institution = :code AND made.product = :product GROUP BY 1) AS behind
            LEFT JOIN feed.digest_loan loan ON loan.institution = :code AND loan.loan = behind.loan
            ORDER BY behind.fen DESC, behind.loan LIMIT :most""";

    private final Jdbi record;

    /** {@code record} sees with the eyes of whoever asks. */
    public Products(Jdbi record) {
        this.record = record;
    }

    /**
     * A product; what the lender left out is absent. Money in yuan, rates fractions a year.
     *
     * @param minRate and {@code maxRate} where the lender tells a range
     * @param termDays 0 or 1 for one that is paid back on demand
     * @param invested what the claims behind it came to
     * @param loans the largest of {@code loansInAll}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Product(
            String institution,
            String product,
            @Nullable String name,
            @Nullable String startedOn,
            @Nullable Double rate,
            @Nullable Double minRate,
            @Nullable Double maxRate,
            @Nullable Integer termDays,
            long claimsInAll,
            double invested,
            long loansInAll,
            List<Behind> loans) {}

    /**
     * A loan behind a product.
     *
     * @param loan empty where neither configuration nor claim names it
     * @param amount of the product's claims on it
     * @param outstanding principal of the whole loan
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Behind(
            String loan, long claims, double amount, @Nullable Double outstanding, @Nullable Integer status) {}

    private record Totals(long claims, long fen, long loans) {}

    /** Empty when the lender listed no such product. */
    public Optional<Product> find(String institution, String product) {
        return record.withHandle(handle -> handle.createQuery(LISTING)
                .bind("code", institution)
                .bind("type", RecordType.LEND_PRODUCT.infType())
                .bind("key", product)
                .map((row, ctx) -> product(
                        handle,
                        institution,
                        product,
                        ReportedBody.of(row.getString("body")),
                        row.getString("business_day")))
                .findOne());
    }

    private static Product product(
            Handle handle, String institution, String code, ReportedBody listing, @Nullable String startedOn) {
        Totals[] totals = {new Totals(0, 0, 0)};
        List<Behind> loans = handle.createQuery(BEHIND)
                .bind("code", institution)
                .bind("product", code)
                .bind("most", MOST_LOANS)
                .map((row, ctx) -> {
                    totals[0] = new Totals(row.getLong("claims_in_all"), row.getLong("whole"), row.getLong("loans"));
                    long owed = row.getLong("owed");
                    return new Behind(
                            row.getString("loan"),
                            row.getLong("claims"),
                            row.getLong("fen") / 100.0,
                            row.wasNull() ? null : owed / 100.0,
                            (Integer) row.getObject("status"));
                })
                .list();
        return new Product(
                institution,
                code,
                listing.text("productName"),
                startedOn,
                listing.rate("rate"),
                listing.rate("minRate"),
                listing.rate("maxRate"),
                listing.number("term"),
                totals[0].claims(),
                totals[0].fen() / 100.0,
                totals[0].loans(),
                loans);
    }
}

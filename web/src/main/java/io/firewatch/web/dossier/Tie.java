package io.firewatch.web.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tie between two things, with what shows it.
 *
 * @param kind a role of the register, {@code borrows}, {@code guarantees}, {@code guarantees-for}, {@code shares-account}…
 * @param weight from 0 to 1: what many share ties each by one over their number (supervision-rules B.3)
 * @param share of the company held, a fraction
 * @param since first day, where known
 * @param number of loans behind it
 * @param amount contract principal of those loans, yuan
 * @param evidence numbers of the records that say so
 */
record Tie(
        Vertex from,
        Vertex to,
        String kind,
        double weight,
        @Nullable Double share,
        @Nullable String since,
        @Nullable String until,
        @Nullable Integer number,
        @Nullable Double amount,
        List<Long> evidence) {

    String id() {
        return from.id() + "|" + kind + "|" + to.id();
    }

    Vertex other(Vertex end) {
        return from.equals(end) ? to : from;
    }
}

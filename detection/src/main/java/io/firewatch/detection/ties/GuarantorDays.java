package io.firewatch.detection.ties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/** Tells the guarantors' books how the guarantors of an institution's loans, and whom they guarantee, are tied (R09). */
final class GuarantorDays {
    private final TieBook book;
    private final RelatedDays related;

    GuarantorDays(TieBook book, RelatedDays related) {
        this.book = book;
        this.related = related;
    }

    /** {@code told} holds what was told of each guarantor last. */
    void tell(MapState<String, GuarantorTies> told, Consumer<GuarantorTies> out) throws Exception {
        Map<String, Set<String>> debtors = new TreeMap<>();
        for (TiedClient one : book.clients().values()) {
            for (String guarantor : one.guarantors()) {
                debtors.computeIfAbsent(guarantor, any -> new TreeSet<>()).add(one.party());
            }
        }
        for (String guarantor : told.keys()) {
            debtors.putIfAbsent(guarantor, Set.of());
        }
        for (Map.Entry<String, Set<String>> one : debtors.entrySet()) {
            GuarantorTies now = ties(one.getKey(), one.getValue());
            GuarantorTies before = told.get(one.getKey());
            if (!now.equals(before) && (before != null || now.ties().length > 0)) {
                told.put(one.getKey(), now);
                out.accept(now);
            }
        }
    }

    private GuarantorTies ties(String guarantor, Set<String> debtors) {
        List<GuarantorTie> ties = new ArrayList<>();
        Map<Integer, Integer> spans = debtors.isEmpty() ? Map.of() : related.spans();
        spans.forEach((from, to) -> {
            TiePath path = related.path(guarantor, from);
            if (path != null) {
                ties.add(new GuarantorTie(
                        from, to, "", guarantor, TieExhibit.path(book.institution(), path, related.labels())));
            }
            for (String debtor : debtors) {
                for (String other : related.graph(from).neighbours(debtor)) {
                    if (!other.equals(guarantor)) {
                        ties.add(new GuarantorTie(from, to, debtor, other, exhibit(debtor, other, from)));
                    }
                }
            }
        });
        return new GuarantorTies(book.institution(), guarantor, ties.toArray(GuarantorTie[]::new));
    }

    private String exhibit(String debtor, String other, int day) {
        TiePath path = TiePath.start(debtor).then(other, related.graph(day).between(debtor, other));
        return TieExhibit.path(book.institution(), path, related.labels());
    }
}

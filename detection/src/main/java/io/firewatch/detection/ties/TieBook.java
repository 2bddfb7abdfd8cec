package io.firewatch.detection.ties;

import io.firewatch.model.record.DeclaredFigures;
import io.firewatch.model.record.InstitutionFacts;
import io.firewatch.model.record.RegistryEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an institution's ties, as its book holds it.
 *
 * @param balance change of the loan balance by day
 * @param lending principal lent by day and region
 */
record TieBook(
        String institution,
        List<RegisteredTie> registered,
        List<SharedAttribute> shared,
        Map<String, TiedClient> clients,
        NavigableMap<Integer, Long> balance,
        NavigableMap<Integer, Map<String, Long>> lending,
        NavigableMap<Integer, DeclaredFigures> declared,
        Collection<RegistryEvent> events,
        @Nullable InstitutionFacts facts) {

    long balanceOn(int day) {
        return balance.headMap(day, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}

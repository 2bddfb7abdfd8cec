package io.firewatch.web.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The districts of the register and whose lenders are whose. */
public final class Districts {
    private final Jdbi record;

    /** {@code record} sees with the eyes of the present {@link Scope}. */
    public Districts(Jdbi record) {
        this.record = record;
    }

    /** Codes of the lenders whoever asks may see; empty when that is all of them. */
    public Optional<Collection<String>> visible() {
        return Scope.current()
                .institutions(
                        () -> record.withHandle(handle -> handle.createQuery("SELECT code FROM registry.institution")
                                .mapTo(String.class)
                                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new))));
    }

    /** Every district in which a lender is registered, of those whoever asks may see. */
    public List<String> all() {
        return record.withHandle(
                handle -> handle.createQuery("SELECT DISTINCT district FROM registry.institution ORDER BY district")
                        .mapTo(String.class)
                        .list());
    }

    /** The lenders a person sees. */
    Audience audience(Person person) {
        Set<String> codes = Scope.as(person, this::visible).map(Set::copyOf).orElse(null);
        return institution -> codes == null || codes.contains(institution);
    }

    /** Which lenders an open page may be told of. */
    interface Audience {
        boolean sees(String institution);
    }
}

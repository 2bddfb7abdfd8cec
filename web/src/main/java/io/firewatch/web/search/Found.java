package io.firewatch.web.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.institution.Institutions.Institution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, by kind, the most fitting first within each.
 *
 * @param person null when no person was asked for
 * @param alerts masked, newest first
 * @param alertsInAll how many alerts there are, of which {@code alerts} are the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Found(
        List<Institution> institutions,
        List<Listing> loans,
        List<Listing> products,
        @Nullable Person person,
        List<ObjectNode> alerts,
        long alertsInAll) {
    static final Found NOTHING = new Found(List.of(), List.of(), List.of(), null, List.of(), 0);

    /** Whether there is nothing to show. */
    @JsonIgnore
    public boolean isEmpty() {
        return institutions.isEmpty() && loans.isEmpty() && products.isEmpty() && person == null && alerts.isEmpty();
    }

    /**
     * A loan or product as a lender listed it.
     *
     * @param name of a product; null where none was told, and for loans
     * @param businessDay of its listing, ISO; null where the record names none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listing(
            String code,
            @Nullable String name,
            String institution,
            String institutionName,
            @Nullable String businessDay) {}

    /** A lender that knows a person, or that a person stands behind. */
    public record Knowing(String code, String name) {}

    /**
     * Somebody of the record, known by the beginning of the re-keyed identity.
     *
     * @param alerts about the person, masked
     */
    public record Person(String label, List<Knowing> institutions, List<ObjectNode> alerts, long alertsInAll) {}
}

package io.firewatch.web.board;

import io.firewatch.web.institution.Institutions.Institution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a store may count: the days, the lenders, and the values asked for.
 *
 * @param institutions codes of the lenders; empty for all there are
 * @param where conditions of the panel and of the reader
 * @param register for each register field, the codes that each of its values stands for
 */
public record Selection(
        LocalDate from,
        LocalDate to,
        Optional<List<String>> institutions,
        Conditions where,
        Map<String, Map<String, List<String>>> register) {

    public Selection during(LocalDate from, LocalDate to) {
        return new Selection(from, to, institutions, where, register);
    }

    public Selection only(String field, List<String> values) {
        return new Selection(from, to, institutions, where.and(Map.of(field, values)), register);
    }

    /** Codes by the values of the register's fields. */
    public static Map<String, Map<String, List<String>>> register(List<Institution> institutions) {
        return Map.of(
                "district",
                institutions.stream()
                        .collect(Collectors.groupingBy(
                                Institution::district,
                                TreeMap::new,
                                Collectors.mapping(Institution::code, Collectors.toList()))),
                "type",
                institutions.stream()
                        .collect(Collectors.groupingBy(
                                Institution::type,
                                TreeMap::new,
                                Collectors.mapping(Institution::code, Collectors.toList()))));
    }
}

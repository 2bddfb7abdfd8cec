package io.firewatch.embedded.city;

import io.firewatch.model.institution.InstitutionRegister.Registration;
import io.firewatch.model.institution.InstitutionType;
import java.util.Set;

/**
 * One lender of the city as it registers and reports.
 *
 * @param habits lawful peculiarities a rule must not mistake for a breach
 * @param plants breaches this lender commits; empty for a clean one
 */
public record Lender(
        String code,
        String name,
        InstitutionType type,
        String district,
        String secret,
        ClientStyle style,
        Set<Habit> habits,
        Set<Plant> plants) {

    public Registration registration() {
        return new Registration(
                code, name, type.id(), district, secret, null, "2016-09-01", null, "望川银行", "2017-06-01", "50000000.00");
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }

    boolean has(Plant plant) {
        return plants.contains(plant);
    }

    /** The last three digits of its code. */
    String suffix() {
        return code.substring(code.length() - 3);
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}

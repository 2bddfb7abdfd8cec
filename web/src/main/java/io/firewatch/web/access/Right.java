package io.firewatch.web.access;

import io.javalin.security.RouteRole;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a route asks of whoever calls it. Every route declares one; a route without any is closed to all. */
public enum Right implements RouteRole {
    /** No sign-in needed: the sign-in page itself, health, metrics, page assets. */
    ANYONE,
    /** To read alerts, institutions and indicators. */
    READ,
    /** To take steps on alerts. */
    TRIAGE,
    /** To change the register of institutions. */
    REGISTER;

    /** The rights that a person's roles add up to; unknown roles give none. */
    static Set<Right> of(Collection<String> roles) {
        EnumSet<Right> rights = EnumSet.of(ANYONE);
        for (String role : roles) {
            switch (role) {
                case "administrator" -> rights.addAll(EnumSet.allOf(Right.class));
                case "analyst", "approver" -> rights.addAll(EnumSet.of(READ, TRIAGE));
                case "viewer", "auditor" -> rights.add(READ);
                default -> {}
            }
        }
        return rights;
    }
}

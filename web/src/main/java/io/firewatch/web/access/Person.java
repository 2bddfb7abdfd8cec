package io.firewatch.web.access;

import java.util.List;
import java.util.Set;

/**
 * Who is signed in.
 *
 * @param csrf what a page must send back with every change it asks for
 */
public record Person(String user, String displayName, List<String> roles, boolean mustChange, String csrf) {
    public boolean may(Right right) {
        return rights().contains(right);
    }

    private Set<Right> rights() {
        return Right.of(roles);
    }
}

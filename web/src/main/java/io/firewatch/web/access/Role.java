package io.firewatch.web.access;

import static io.firewatch.web.access.Right.ANYONE;
import static io.firewatch.web.access.Right.APPROVE;
import static io.firewatch.web.access.Right.APPROVE_RULES;
import static io.firewatch.web.access.Right.AUDIT;
import static io.firewatch.web.access.Right.CHANNELS;
import static io.firewatch.web.access.Right.NOTIFY;
import static io.firewatch.web.access.Right.PEOPLE;
import static io.firewatch.web.access.Right.READ;
import static io.firewatch.web.access.Right.REGISTER;
import static io.firewatch.web.access.Right.SELF;
import static io.firewatch.web.access.Right.TOKENS;
import static io.firewatch.web.access.Right.TRIAGE;
import static io.firewatch.web.access.Right.TUNE;
import static io.firewatch.web.access.Right.UNMASK;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is to the bureau; a person may be several things. This is the one table of roles and rights. */
public enum Role {
    VIEWER(READ),
    ANALYST(READ, TRIAGE, TUNE, UNMASK),
    APPROVER(READ, TRIAGE, APPROVE, TUNE, APPROVE_RULES, UNMASK, NOTIFY),
    /** Whoever gives rights away does not see through masks: it takes a second role, whose giving stands in the audit log. */
    ADMINISTRATOR(READ, TRIAGE, REGISTER, PEOPLE, AUDIT, NOTIFY, CHANNELS),
    AUDITOR(READ, AUDIT);

    private static final Set<Right> OF_ALL = Set.of(ANYONE, SELF, TOKENS);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Set.of(rights);
    }

    /** The word in JSON and SQL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Role::id).toList();
    }

    /** The roles that have a right; none for one that everybody has. */
    public static List<String> idsWith(Right right) {
        return Arrays.stream(values())
                .filter(role -> role.rights.contains(right))
                .map(Role::id)
                .toList();
    }

    /** The rights that roles add up to; unknown roles give none. */
    static Set<Right> rights(Collection<String> roles) {
        EnumSet<Right> rights = EnumSet.copyOf(OF_ALL);
        roles.forEach(id -> ofId(id).ifPresent(role -> rights.addAll(role.rights)));
        return rights;
    }
}

package io.firewatch.web.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose eyes the present thread sees with. The guard sets it before a route runs; the two places that reach a store, the
 * connections of the record and the searches of the index, ask it and leave out what is not theirs. A thread in
 * nobody's name reads nothing, so that forgetting it fails instead of showing everything.
 */
public final class Scope {
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();
    private static final String DESK = "firewatch";

    private final String actor;
    private final @Nullable List<String> districts;
    private @Nullable Collection<String> institutions;

    private Scope(String actor, @Nullable List<String> districts) {
        this.actor = actor;
        this.districts = districts;
    }

    static Scope current() {
        Scope scope = CURRENT.get();
        if (scope == null) {
            throw new IllegalStateException("nobody asks: a thread of the desk's own must say so with Scope.asDesk");
        }
        return scope;
    }

    /** The rest of the call is this person's. */
    static void enter(Person person) {
        CURRENT.set(new Scope(person.user(), person.districts()));
    }

    /** The thread is in nobody's name again. */
    public static void leave() {
        CURRENT.remove();
    }

    /** Works in the desk's own name, which sees the whole city: for what nobody in particular asked for. */
    public static <T> T asDesk(Supplier<T> work) {
        return as(new Scope(DESK, null), work);
    }

    static <T> T as(Person person, Supplier<T> work) {
        return as(new Scope(person.user(), person.districts()), work);
    }

    private static <T> T as(Scope scope, Supplier<T> work) {
        Scope before = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Whom the record shall name for what is done. */
    String actor() {
        return actor;
    }

    /** Empty for the whole city. */
    Optional<List<String>> districts() {
        return Optional.ofNullable(districts);
    }

    /** Codes of the lenders of its districts, read once per call; empty for the whole city. */
    Optional<Collection<String>> institutions(Supplier<Collection<String>> read) {
        if (districts == null) {
            return Optional.empty();
        }
        if (institutions == null) {
            institutions = read.get();
        }
        return Optional.of(institutions);
    }
}

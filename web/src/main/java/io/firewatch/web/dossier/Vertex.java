package io.firewatch.web.dossier;

import io.firewatch.web.http.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something the association graph ties together.
 *
 * @param key the code of a lender, the re-keyed identity of a party or of what parties share; never shown whole
 */
public record Vertex(Kind kind, String key) {
    /** What stands in a graph (supervision-rules B.3). */
    public enum Kind {
        INSTITUTION,
        PARTY,
        ACCOUNT,
        ADDRESS,
        LAW_PERSON;

        private static final Map<String, Kind> BY_ID =
                Stream.of(values()).collect(Collectors.toMap(Kind::id, Function.identity()));

        /** The word for it in data and addresses. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is shared by parties and means less the more share it. */
        boolean isJoint() {
            return this == ACCOUNT || this == ADDRESS || this == LAW_PERSON;
        }
    }

    /** As much of an identity as everybody is shown. */
    private static final int SHOWN = 8;

    static Vertex institution(String code) {
        return new Vertex(Kind.INSTITUTION, code);
    }

    static Vertex party(String party) {
        return new Vertex(Kind.PARTY, party);
    }

    static Vertex joint(String kind, String key) {
        return new Vertex(Objects.requireNonNull(Kind.BY_ID.get(kind), kind), key);
    }

    /** How it is named to readers: a lender by its code, everything else by the beginning of its identity. */
    public String id() {
        return kind.id() + ":" + shown();
    }

    String shown() {
        return kind == Kind.INSTITUTION || key.length() <= SHOWN ? key : key.substring(0, SHOWN);
    }

    /** What an {@link #id} says: its key is whole for a lender, the beginning for all others. Refuses what is no id. */
    static Vertex named(String id) {
        int colon = id.indexOf(':');
        Kind kind = colon < 0 ? null : Kind.BY_ID.get(id.substring(0, colon));
        String key = id.substring(colon + 1);
        boolean written = kind == Kind.INSTITUTION ? !key.isEmpty() : key.matches("[0-9a-f]{1," + SHOWN + "}");
        if (kind == null || !written) {
            throw Refusal.badRequest("via: '" + id + "' names nothing of the graph");
        }
        return new Vertex(kind, key);
    }
}

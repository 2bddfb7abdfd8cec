package io.firewatch.web.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a decision on a proposal rests on, as the desk itself knows it: the newest replay of its text and its trial. */
final class Basis {
    private final ShadowLedger shadow;

    Basis(ShadowLedger shadow) {
        this.shadow = shadow;
    }

    /** A replay that was run to its end, and the hash of what it found. */
    record Replayed(String id, String hash) {}

    /** The newest replay of the text as it stands. */
    static Optional<Replayed> replay(Handle handle, Draft draft) {
        return handle.createQuery("SELECT replay, result_hash FROM desk.rule_replay"
                        + " WHERE draft = :draft AND hash = :hash AND state = 'done' ORDER BY replay DESC LIMIT 1")
                .bind("draft", draft.draft())
                .bind("hash", draft.hash())
                .map((row, ctx) -> new Replayed(row.getString("replay"), row.getString("result_hash")))
                .findOne();
    }

    /** Whether an approval still rests on what it was given for. */
    static boolean stands(Handle handle, Draft draft) {
        @Nullable String found = replay(handle, draft).map(Replayed::hash).orElse(null);
        return Objects.equals(found, draft.replayHash());
    }

    /** {@code shown}: what the person had on screen, kept as it was sent. */
    String evidence(Handle handle, Draft draft, @Nullable JsonNode shown) {
        ObjectNode evidence = Json.MAPPER.createObjectNode();
        if (shown instanceof ObjectNode object) {
            evidence.setAll(object);
        }
        replay(handle, draft)
                .ifPresent(
                        one -> evidence.putObject("replay").put("id", one.id()).put("hash", one.hash()));
        shadow.newest(handle, draft.draft()).ifPresent(one -> evidence.set("shadow", ShadowLedger.evidence(one)));
        return evidence.toString();
    }
}

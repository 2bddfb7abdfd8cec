package io.firewatch.embedded.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.web.replay.Replayer;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON that a replaying process says: which records it will judge, up to which it has, or what came out.
 * Exactly one of the three is there.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Word(@Nullable Long through, @Nullable Long judged, Replayer.@Nullable Result result) {
    static Word through(long seq) {
        return new Word(seq, null, null);
    }

    static Word judged(long seq) {
        return new Word(null, seq, null);
    }

    static Word result(Replayer.Result result) {
        return new Word(null, null, result);
    }
}

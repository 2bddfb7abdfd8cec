package io.firewatch.web.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that is answered with a problem document; thrown by routes and stores, mapped once in {@link Problems}. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.title() + (problem.detail() == null ? "" : ": " + problem.detail()));
        this.problem = problem;
    }

    /** 400: the call itself is wrong; {@code detail} names the field. */
    public static Refusal badRequest(@Nullable String detail) {
        return new Refusal(Problem.of(400, "bad-request", "The request is not valid", detail));
    }

    public static Refusal notFound(String what, String id) {
        return new Refusal(Problem.of(404, "not-found", "Nothing found", "there is no " + what + " '" + id + "'"));
    }

    /** 409: what is asked does not fit the present state. */
    public static Refusal conflict(String detail, Map<String, Object> more) {
        return new Refusal(Problem.of(409, "alert-state", "The alert's state does not allow this", detail)
                .with(more));
    }

    public Problem problem() {
        return problem;
    }
}

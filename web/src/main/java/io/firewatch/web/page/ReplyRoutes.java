package io.firewatch.web.page;

import io.firewatch.web.access.Right;
import io.firewatch.web.alert.StepReader;
import io.firewatch.web.casework.Attachments;
import io.firewatch.web.casework.Letters;
import io.firewatch.web.casework.RateLimit;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /reply/{token}}: where a lender answers a letter. Nobody signs in; whoever knows the address sees that letter and
 * nothing else, and may answer it once.
 */
final class ReplyRoutes {
    /** A person reads and writes; a program guesses. */
    private static final int READS_A_MINUTE = 60;

    private static final int WRITES_A_MINUTE = 6;
    private static final int WRONG_A_MINUTE = 10;

    private final Letters letters;
    private final Templates templates;
    private final RateLimit reads = new RateLimit(READS_A_MINUTE, Clock.systemUTC());
    private final RateLimit writes = new RateLimit(WRITES_A_MINUTE, Clock.systemUTC());
    private final RateLimit wrong = new RateLimit(WRONG_A_MINUTE, Clock.systemUTC());

    ReplyRoutes(Letters letters, Templates templates) {
        this.letters = letters;
        this.templates = templates;
    }

    void add(RoutesConfig routes) {
        routes.get("/reply/{token}", ctx -> show(ctx, letter(ctx, reads), null), Right.ANYONE);
        routes.post("/reply/{token}", this::reply, Right.ANYONE);
    }

    private void reply(Context ctx) {
        PageRoutes.refuseOtherSites(ctx);
        Letters.Letter letter = letter(ctx, writes);
        try {
            String name = StepReader.text(ctx::formParam, "name");
            String reply = StepReader.text(ctx::formParam, "reply");
            if (name == null || reply == null) {
                throw Refusal.badRequest((name == null ? "name" : "reply") + ": is missing");
            }
            letters.reply(letter, name, reply, Attachments.read(ctx.uploadedFiles("file")));
        } catch (Refusal e) {
            ctx.status(e.problem().status());
            show(ctx, letter, Notice.of(e.problem()));
            return;
        }
        ctx.redirect("/reply/" + letter.token(), HttpStatus.SEE_OTHER);
    }

    /**
     * A right address is limited by itself and a wrong one by its caller: behind a proxy all lenders call from one place, and
     * whoever guesses there must not lock the others out. That a guess is never right is the token's length, not the limit.
     */
    private Letters.Letter letter(Context ctx, RateLimit limit) {
        String token = ctx.pathParam("token");
        Letters.Letter letter = letters.byToken(token).orElseThrow(() -> {
            wrong.count(ctx.ip());
            return Refusal.notFound("letter", "…");
        });
        limit.count(token);
        return letter;
    }

    private void show(Context ctx, Letters.Letter letter, @Nullable Notice notice) {
        ctx.header("X-Robots-Tag", "noindex").header("Referrer-Policy", "no-referrer");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.ofStranger(ctx));
        parameters.put("letter", letter);
        parameters.put("notice", notice);
        templates.show(ctx, "reply", parameters);
    }
}

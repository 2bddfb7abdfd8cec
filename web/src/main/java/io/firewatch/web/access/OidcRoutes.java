package io.firewatch.web.access;

import io.firewatch.web.access.OidcAccounts.Settled;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.LocalPath;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /sign-in/oidc}: signing in with the city's identity provider. */
public final class OidcRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);

    /** Holds the state, so that nobody signs another's browser in with a link. */
    private static final String COOKIE = "firewatch_oidc";

    private static final int MINUTES = 10;
    private static final String WITH = "oidc";

    private final OidcConfig config;
    private final OidcProvider provider;
    private final OidcAccounts accounts;
    private final Jdbi record;
    private final Sessions sessions;
    private final Guard guard;
    private final AuditLog log;

    public OidcRoutes(
            OidcConfig config, OidcSignOut signOut, Jdbi record, Sessions sessions, Guard guard, AuditLog log) {
        this.config = config;
        this.provider = signOut.provider();
        this.accounts = new OidcAccounts(config, record, log);
        this.record = record;
        this.sessions = sessions;
        this.guard = guard;
        this.log = log;
    }

    public void add(RoutesConfig routes) {
        routes.get("/sign-in/oidc", this::leave, Right.ANYONE);
        routes.get("/sign-in/oidc/callback", this::comeBack, Right.ANYONE);
    }

    private record Asked(String nonce, String verifier, String back) {}

    private void leave(Context ctx) {
        String state = Secrets.random();
        Asked asked = new Asked(Secrets.random(), Secrets.random(), LocalPath.of(ctx.queryParam("back")));
        String there = provider.askAt(state, asked.nonce(), asked.verifier()).toString();
        record.useTransaction(handle -> {
            handle.execute("DELETE FROM desk.oidc_sign_in WHERE expires_at < now()");
            handle.execute(
                    "INSERT INTO desk.oidc_sign_in VALUES (?, ?, ?, ?, now() + make_interval(mins => ?))",
                    Secrets.hash(state),
                    asked.nonce(),
                    asked.verifier(),
                    asked.back(),
                    MINUTES);
        });
        ctx.cookie(cookie(state, MINUTES * 60));
        ctx.redirect(there, HttpStatus.SEE_OTHER);
    }

    private void comeBack(Context ctx) {
        String state = ctx.queryParam("state");
        String code = ctx.queryParam("code");
        String kept = ctx.cookie(COOKIE);
        ctx.cookie(cookie("", 0));
        if (state == null || code == null || !state.equals(kept)) {
            throw incomplete(ctx, "the provider's answer is not to a question of this browser, or is a refusal");
        }
        // Taken out at once: an answer counts once.
        Asked asked = record.withHandle(handle -> handle.createQuery("DELETE FROM desk.oidc_sign_in"
                                + " WHERE state_hash = :state AND expires_at > now() RETURNING nonce, verifier, back")
                        .bind("state", Secrets.hash(state))
                        .map((row, rows) ->
                                new Asked(row.getString("nonce"), row.getString("verifier"), row.getString("back")))
                        .findOne())
                .orElseThrow(() -> incomplete(ctx, "the question was answered already, or too long ago"));
        OidcProvider.Vouched vouched;
        try {
            vouched = provider.redeem(code, asked.nonce(), asked.verifier());
        } catch (OidcProvider.NotVouched e) {
            throw incomplete(ctx, String.valueOf(e.getMessage()));
        }
        By by = Guard.by(ctx);
        Settled settled = accounts.settle(vouched, by.address());
        settled.refused().ifPresent(why -> {
            throw refused(by, settled.user(), why);
        });
        guard.giveCookie(ctx, sessions.open(settled.user(), config.signOutThere() ? vouched.idToken() : null));
        log.append(new By(settled.user(), by.address()), AuditAction.SIGN_IN, settled.user(), Map.of("with", WITH));
        ctx.redirect(asked.back(), HttpStatus.SEE_OTHER);
    }

    /** Nobody is known to be calling; what exactly failed is for the operator's eyes. */
    private Refusal incomplete(Context ctx, String why) {
        LOG.warn("a sign-in with the identity provider failed: {}", why);
        log.append(
                new By("", Guard.by(ctx).address()),
                AuditAction.SIGN_IN_FAILED,
                "",
                Map.of("with", WITH, "why", "incomplete"));
        return new Refusal(Problem.of(
                401, "oidc-incomplete", "Sign-in was not completed", "try again, from the page where one signs in"));
    }

    private Refusal refused(By by, String user, OidcAccounts.Refused why) {
        String kind =
                switch (why) {
                    case NO_ROLE -> "oidc-no-role";
                    case NAME -> "oidc-name";
                    case DISABLED -> "oidc-disabled";
                };
        log.append(by, AuditAction.SIGN_IN_FAILED, user, Map.of("with", WITH, "why", kind));
        return new Refusal(Problem.of(
                403,
                kind,
                "The identity provider knows you, but this desk does not let you in",
                switch (why) {
                    case NO_ROLE ->
                        "none of your groups has a role and a district here: ask whoever manages your groups";
                    case NAME -> "an account here goes by your name already, or it is no name for one";
                    case DISABLED -> "your account here is disabled";
                }));
    }

    private Cookie cookie(String value, int seconds) {
        boolean secure = "https".equals(config.deskUrl().getScheme());
        return new Cookie(COOKIE, value, "/sign-in/oidc", seconds, secure, true, null, SameSite.LAX);
    }
}

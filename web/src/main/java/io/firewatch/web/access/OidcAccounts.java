package io.firewatch.web.access;

import io.firewatch.web.access.OidcProvider.Vouched;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The accounts of people an identity provider vouches for. They are known by its subject, so that a name given to somebody
 * else opens nothing; roles and districts follow the provider's groups at each sign-in.
 */
final class OidcAccounts {
    private final OidcConfig config;
    private final Jdbi record;
    private final AuditLog log;

    OidcAccounts(OidcConfig config, Jdbi record, AuditLog log) {
        this.config = config;
        this.record = record;
        this.log = log;
    }

    /** Why somebody the provider vouches for may not come in. */
    enum Refused {
        /** None of the person's groups means a role, or a district where groups mean districts. */
        NO_ROLE,
        /** The name is no name of an account, or somebody else's here: no account is ever taken over. */
        NAME,
        DISABLED
    }

    /** What became of it: {@code user} came in, unless {@code refused} says why not. */
    record Settled(String user, Optional<Refused> refused) {
        static Settled refuse(String user, Refused why) {
            return new Settled(user, Optional.of(why));
        }
    }

    /** Brings the person's account in line with the provider. */
    Settled settle(Vouched vouched, String address) {
        String name = vouched.name().toLowerCase(Locale.ROOT);
        List<String> roles = config.rolesOf(vouched.groups());
        OidcConfig.Sight sight = config.sightOf(vouched.groups());
        if (roles.isEmpty() || !sight.any()) {
            return Settled.refuse(name, Refused.NO_ROLE);
        }
        return record.inTransaction(handle -> {
            Optional<People.Entry> known = find(handle, vouched);
            if (known.isEmpty()) {
                People.Standing standing =
                        new People.Standing(vouched.displayName(), roles, sight.districts(), null, true);
                return create(handle, vouched, name, standing, address);
            }
            People.Entry now = known.get();
            if (!now.active()) {
                return Settled.refuse(now.user(), Refused.DISABLED);
            }
            People.Standing before =
                    new People.Standing(now.displayName(), now.roles(), now.districts(), now.language(), true);
            People.Standing after =
                    new People.Standing(vouched.displayName(), roles, sight.districts(), now.language(), true);
            if (!before.equals(after)) {
                People.set(handle, now.user(), after);
                log.append(handle, new By(now.user(), address), AuditAction.PERSON_CHANGED, now.user(), after.told());
            }
            return new Settled(now.user(), Optional.empty());
        });
    }

    private static Optional<People.Entry> find(Handle handle, Vouched vouched) {
        return handle.createQuery("SELECT name FROM desk.user_account"
                        + " WHERE oidc_issuer = :issuer AND oidc_subject = :subject FOR UPDATE")
                .bind("issuer", vouched.issuer())
                .bind("subject", vouched.subject())
                .mapTo(String.class)
                .findOne()
                .flatMap(name -> People.find(handle, name));
    }

    private Settled create(Handle handle, Vouched vouched, String name, People.Standing standing, String address) {
        if (!People.isName(name)) {
            return Settled.refuse(name, Refused.NAME);
        }
        int created = handle.createUpdate(
                        """
                        INSERT INTO desk.user_account (name, display_name, roles, districts, oidc_issuer, oidc_subject)
                        VALUES (:name, :display, :roles, :districts, :issuer, :subject) ON CONFLICT DO NOTHING
                        """)
                .bind("name", name)
                .bind("display", standing.displayName())
                .bind("roles", People.array(standing.roles()))
                .bind("districts", People.array(standing.districts()))
                .bind("issuer", vouched.issuer())
                .bind("subject", vouched.subject())
                .execute();
        if (created == 0) {
            return Settled.refuse(name, Refused.NAME);
        }
        log.append(handle, new By(name, address), AuditAction.PERSON_CREATED, name, standing.told());
        return new Settled(name, Optional.empty());
    }
}

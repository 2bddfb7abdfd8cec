package io.firewatch.web.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.secret.SecretBox;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Those who can be told. URLs and secrets are sealed with the bureau's key. */
public final class Receivers {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,20}");
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_URL = 2_000;

    private final Jdbi record;
    private final SecretBox box;
    private final AuditLog log;

    /** {@code record} sees the whole city. */
    public Receivers(Jdbi record, SecretBox box, AuditLog log) {
        this.record = record;
        this.box = box;
        this.log = log;
    }

    /** By name, the desk's open pages first. */
    public List<Receiver> all() {
        List<Receiver> all = new ArrayList<>(List.of(Receiver.DESK));
        all.addAll(record.withHandle(handle -> handle.createQuery("SELECT * FROM desk.receiver ORDER BY name")
                .map((row, ctx) -> receiver(row))
                .list()));
        return all;
    }

    public Optional<Receiver> find(String name) {
        return record.withHandle(handle -> find(handle, name));
    }

    /** Likewise, within a transaction. */
    public Optional<Receiver> find(Handle handle, String name) {
        if (name.equals(Receiver.DESK.name())) {
            return Optional.of(Receiver.DESK);
        }
        return handle.createQuery("SELECT * FROM desk.receiver WHERE name = :name")
                .bind("name", name)
                .map((row, ctx) -> receiver(row))
                .findOne();
    }

    /**
     * Sets one up or changes it; what is not named of a secret stays. Refuses with 400. Answers the secret that was made up for a
     * new webhook: nobody can ask for it again.
     *
     * @param asked {@code {channel, address | url, secret, language, active}}
     */
    public Optional<String> save(By by, String name, JsonNode asked) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME || name.equals(Receiver.DESK.name())) {
            throw Refusal.badRequest("receiver: '" + name + "' must be lower case with hyphens, and not desk");
        }
        ChannelKind kind = ChannelKind.ofId(asked.path("channel").asText())
                .filter(one -> one != ChannelKind.DESK)
                .orElseThrow(() -> Refusal.badRequest("channel: one of " + String.join(", ", ChannelKind.ids())));
        String language = asked.path("language").asText("zh");
        if (!language.equals("zh") && !language.equals("en")) {
            throw Refusal.badRequest("language: zh or en");
        }
        return record.inTransaction(handle -> {
            Receiver before =
                    find(handle, name).filter(one -> one.kind() == kind).orElse(null);
            String url = kind.isUrl() ? url(asked, before) : null;
            String made = null;
            List<String> secrets = before == null ? List.of() : before.secrets();
            String secret = asked.path("secret").asText("").strip();
            if (!secret.isEmpty()) {
                if (kind == ChannelKind.WEBHOOK && !Signatures.isWebhookSecret(secret)) {
                    throw Refusal.badRequest("secret: whsec_ and at least 24 bytes in base64; leave it out to get one");
                }
                secrets = List.of(secret);
            } else if (kind == ChannelKind.WEBHOOK && secrets.isEmpty()) {
                made = Signatures.newWebhookSecret();
                secrets = List.of(made);
            }
            boolean active = !asked.has("active") || asked.path("active").asBoolean();
            Receiver after = new Receiver(
                    name, kind, url == null ? address(kind, asked) : shown(url), language, active, url, secrets);
            write(handle, by, after);
            log.append(
                    handle,
                    by,
                    AuditAction.NOTIFICATION_RECEIVER,
                    name,
                    Map.of("channel", kind.id(), "address", after.address(), "active", active));
            return Optional.ofNullable(made);
        });
    }

    /**
     * Makes up a new secret for a webhook and signs with the one before as well, until {@link #dropOldSecret}. Refuses with 404
     * or 409.
     */
    public String rotate(By by, String name) {
        return record.inTransaction(handle -> {
            Receiver before = webhook(handle, name);
            String made = Signatures.newWebhookSecret();
            // Two live secrets are enough to change over; the third oldest ends now.
            write(handle, by, with(before, List.of(made, before.secrets().get(0))));
            log.append(handle, by, AuditAction.NOTIFICATION_RECEIVER, name, Map.of("secret", "rotated"));
            return made;
        });
    }

    /** Signs with the newest secret alone from now on. */
    public void dropOldSecret(By by, String name) {
        record.useTransaction(handle -> {
            Receiver before = webhook(handle, name);
            write(handle, by, with(before, before.secrets().subList(0, 1)));
            log.append(handle, by, AuditAction.NOTIFICATION_RECEIVER, name, Map.of("secret", "old one dropped"));
        });
    }

    /** The beginning of a URL, without the key in it. */
    static String shown(String url) {
        URI uri = URI.create(url.replaceAll("\\$\\{[a-z]+}", "x"));
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/…";
    }

    static boolean isUrl(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= LONGEST_URL
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String url(JsonNode asked, @Nullable Receiver before) {
        String url = asked.path("url").asText("").strip();
        if (url.isEmpty() && before != null && before.url() != null) {
            return before.url();
        }
        if (!isUrl(url)) {
            throw Refusal.badRequest("url: an http or https address");
        }
        return url;
    }

    private static String address(ChannelKind kind, JsonNode asked) {
        String address = asked.path("address").asText("").strip();
        if (kind == ChannelKind.EMAIL && !MAIL.matcher(address).matches()) {
            throw Refusal.badRequest("address: '" + address + "' is no mail address");
        }
        if (kind == ChannelKind.SMS && !PHONE.matcher(address).matches()) {
            throw Refusal.badRequest("address: '" + address + "' is no telephone number");
        }
        return address;
    }

    private Receiver webhook(Handle handle, String name) {
        Receiver one = find(handle, name).orElseThrow(() -> Refusal.notFound("receiver", name));
        if (one.kind() != ChannelKind.WEBHOOK) {
            throw Refusal.badRequest("receiver: only secrets of webhooks are the desk's to make");
        }
        return one;
    }

    private static Receiver with(Receiver one, List<String> secrets) {
        return new Receiver(one.name(), one.kind(), one.address(), one.language(), one.active(), one.url(), secrets);
    }

    private void write(Handle handle, By by, Receiver one) {
        ObjectNode sealed = Json.MAPPER.createObjectNode();
        sealed.put("url", one.url());
        ArrayNode secrets = sealed.putArray("secrets");
        one.secrets().forEach(secrets::add);
        handle.createUpdate(
                        """
                        INSERT INTO desk.receiver (name, channel, address, language, sealed, active, changed_by)
                        VALUES (:name, :channel, :address, :language, :sealed, :active, :by)
                        ON CONFLICT (name) DO UPDATE SET channel = excluded.channel, address = excluded.address,
                            language = excluded.language, sealed = excluded.sealed, active = excluded.active,
                            changed_by = excluded.changed_by, changed_at = now()
                        """)
                .bind("name", one.name())
                .bind("channel", one.kind().id())
                .bind("address", one.address())
                .bind("language", one.language())
                .bind("sealed", box.encrypt(sealed.toString()))
                .bind("active", one.active())
                .bind("by", by.user())
                .execute();
    }

    private Receiver receiver(ResultSet row) throws SQLException {
        JsonNode sealed = Json.tree(box.decrypt(row.getBytes("sealed")));
        List<String> secrets = new ArrayList<>();
        sealed.path("secrets").forEach(one -> secrets.add(one.asText()));
        return new Receiver(
                row.getString("name"),
                ChannelKind.ofId(row.getString("channel")).orElseThrow(),
                row.getString("address"),
                row.getString("language"),
                row.getBoolean("active"),
                sealed.path("url").asText(null),
                secrets);
    }
}

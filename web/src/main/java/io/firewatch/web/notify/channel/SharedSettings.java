package io.firewatch.web.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.secret.SecretBox;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jdbi.v3.core.Jdbi;

/** What all receivers of a kind share: the mail server, the SMS provider. Passwords are sealed with the bureau's key. */
public final class SharedSettings {
    private static final List<String> SECURITY = List.of("tls", "starttls", "none");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

    private final Jdbi record;
    private final SecretBox box;
    private final AuditLog log;

    /** {@code record} sees the whole city. */
    public SharedSettings(Jdbi record, SecretBox box, AuditLog log) {
        this.record = record;
        this.box = box;
        this.log = log;
    }

    private record Stored(JsonNode settings, String secret) {}

    /** The settings without the secret; {@code secret} says whether there is one. Empty when nothing is set up. */
    public Optional<ObjectNode> shown(ChannelKind kind) {
        return read(kind).map(one -> ((ObjectNode) one.settings())
                .put("hasSecret", !one.secret().isEmpty()));
    }

    /**
     * Keeps settings. A secret that is not named stays as it is. Refuses with 400.
     *
     * @param asked {@code {host, port, security, user, password, from}} or {@code {method, url, headers, body, success, secret}}
     */
    public void save(By by, ChannelKind kind, JsonNode asked) {
        if (!kind.isShared()) {
            throw Refusal.notFound("channel", kind.id());
        }
        String key = kind == ChannelKind.EMAIL ? "password" : "secret";
        ObjectNode settings = kind == ChannelKind.EMAIL ? mail(asked) : sms(asked);
        String secret = asked.has(key)
                ? asked.path(key).asText("")
                : read(kind).map(Stored::secret).orElse("");
        record.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO desk.channel (kind, settings, sealed, changed_by) VALUES (:kind, :settings, :sealed, :by)
                            ON CONFLICT (kind) DO UPDATE SET settings = excluded.settings, sealed = excluded.sealed,
                                changed_by = excluded.changed_by, changed_at = now()
                            """)
                    .bind("kind", kind.id())
                    .bind("settings", settings.toString())
                    .bind("sealed", box.encrypt(secret))
                    .bind("by", by.user())
                    .execute();
            log.append(handle, by, AuditAction.NOTIFICATION_CHANNEL, kind.id(), facts(kind, settings));
        });
    }

    Optional<MailServer> mailServer() {
        return read(ChannelKind.EMAIL)
                .map(one -> new MailServer(
                        one.settings().path("host").asText(),
                        one.settings().path("port").asInt(),
                        one.settings().path("security").asText(),
                        one.settings().path("user").asText(),
                        one.secret(),
                        one.settings().path("from").asText()));
    }

    Optional<SmsChannel.Setting> smsProvider() {
        return read(ChannelKind.SMS).map(one -> {
            Map<String, String> headers = new LinkedHashMap<>();
            one.settings()
                    .path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            SmsGateway gateway = new SmsGateway(
                    one.settings().path("method").asText(),
                    one.settings().path("url").asText(),
                    headers,
                    one.settings().path("body").asText(),
                    one.settings().path("success").asText());
            return new SmsChannel.Setting(gateway, one.secret());
        });
    }

    private Optional<Stored> read(ChannelKind kind) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT settings, sealed FROM desk.channel WHERE kind = :kind")
                        .bind("kind", kind.id())
                        .map((row, ctx) ->
                                new Stored(Json.tree(row.getString("settings")), box.decrypt(row.getBytes("sealed"))))
                        .findOne());
    }

    /** The audit log names the server and not what is said to it. */
    private static Map<String, String> facts(ChannelKind kind, ObjectNode settings) {
        return kind == ChannelKind.EMAIL
                ? Map.of(
                        "host",
                        settings.path("host").asText(),
                        "from",
                        settings.path("from").asText())
                : Map.of("url", Receivers.shown(settings.path("url").asText()));
    }

    private static ObjectNode mail(JsonNode asked) {
        int port = asked.path("port").asInt(0);
        String host = asked.path("host").asText("").strip();
        String from = asked.path("from").asText("").strip();
        String security = asked.path("security").asText("starttls");
        if (host.isEmpty() || !host.matches("[A-Za-z0-9.:_-]{1,253}")) {
            throw Refusal.badRequest("host: the name of the mail server is missing");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw Refusal.badRequest("port: 1 to " + HIGHEST_PORT);
        }
        if (!SECURITY.contains(security)) {
            throw Refusal.badRequest("security: one of " + String.join(", ", SECURITY));
        }
        if (!ADDRESS.matcher(from).matches()) {
            throw Refusal.badRequest("from: '" + from + "' is no mail address");
        }
        return Json.MAPPER
                .createObjectNode()
                .put("host", host)
                .put("port", port)
                .put("security", security)
                .put("user", asked.path("user").asText("").strip())
                .put("from", from);
    }

    private static ObjectNode sms(JsonNode asked) {
        String url = asked.path("url").asText("").strip();
        String method = asked.path("method").asText("POST");
        String body = asked.path("body").asText("");
        if (!Receivers.isUrl(url.replaceAll("\\$\\{[a-z]+}", "x"))) {
            throw Refusal.badRequest("url: an http or https address");
        }
        if (!List.of("GET", "POST", "PUT").contains(method)) {
            throw Refusal.badRequest("method: GET, POST or PUT");
        }
        if (!(url + body).contains("${phone}") || !(url + body).contains("${text}")) {
            throw Refusal.badRequest("body: neither URL nor body says where ${phone} and ${text} go");
        }
        try {
            Pattern.compile(asked.path("success").asText(""));
        } catch (PatternSyntaxException e) {
            throw Refusal.badRequest("success: no regular expression: " + e.getDescription());
        }
        ObjectNode settings = Json.MAPPER
                .createObjectNode()
                .put("method", method)
                .put("url", url)
                .put("body", body)
                .put("success", asked.path("success").asText(""));
        ObjectNode headers = settings.putObject("headers");
        asked.path("headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
        return settings;
    }
}

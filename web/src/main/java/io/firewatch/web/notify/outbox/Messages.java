package io.firewatch.web.notify.outbox;

import io.firewatch.web.mask.Masks;
import io.firewatch.web.notify.channel.Content;
import io.firewatch.web.notify.channel.Receiver;
import io.firewatch.web.notify.channel.Receivers;
import io.firewatch.web.notify.route.Decision;
import io.firewatch.web.notify.route.Event;
import io.firewatch.web.notify.route.Notice;
import io.firewatch.web.page.Language;
import io.firewatch.web.page.Texts;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes the messages of a decision into the outbox, in its transaction: one for each receiver, of what it does not have yet. */
final class Messages {
    private final Receivers receivers;
    private final String desk;
    private final Duration giveUp;

    /** {@code desk}: where the desk is, for links; empty when nobody said. */
    Messages(Receivers receivers, String desk, Duration giveUp) {
        this.receivers = receivers;
        this.desk = desk;
        this.giveUp = giveUp;
    }

    private record Told(String zh, String en, String messageZh, String messageEn, String institution) {}

    /** Answers how many were written. */
    int write(Handle handle, Decision decision, Instant now) {
        int written = 0;
        Map<String, Told> told = null;
        for (String name : decision.to()) {
            List<Notice> news = claim(handle, name, decision.told(), id(name, decision.told()));
            if (news.isEmpty()) {
                continue;
            }
            told = told == null ? told(handle, decision.told()) : told;
            write(handle, name, news, id(name, decision.told()), told, now);
            written++;
        }
        return written;
    }

    /** A message that only says that it arrived. */
    UUID writeTest(Handle handle, Receiver receiver, Instant now) {
        UUID id = UUID.randomUUID();
        Content content = new Content(id.toString(), "test", "", 0, link(id.toString()), List.of(), List.of());
        insert(handle, id, receiver.name(), receiver, content, now, now);
        return id;
    }

    private void write(Handle handle, String name, List<Notice> news, UUID id, Map<String, Told> told, Instant now) {
        Notice first = news.get(0);
        boolean drill = first.kind() == Event.Kind.DRILL;
        Content content = new Content(
                id.toString(),
                drill ? "drill" : "alert",
                first.route(),
                first.level(),
                link(id.toString()),
                news.stream()
                        .sorted(Comparator.comparing(
                                        (Notice one) -> one.subject().severity())
                                .thenComparing(Notice::raised))
                        .map(one -> item(one, told))
                        .toList(),
                List.of());
        Instant raised =
                news.stream().map(Notice::raised).min(Comparator.naturalOrder()).orElse(now);
        Optional<Receiver> receiver = receivers.find(handle, name).filter(Receiver::active);
        insert(handle, id, name, receiver.orElse(null), content, raised, now);
    }

    /** Notes what a receiver is about to get, and answers what of it is new to it. */
    private static List<Notice> claim(Handle handle, String receiver, List<Notice> told, UUID delivery) {
        List<Notice> news = new ArrayList<>();
        for (Notice one : told) {
            int added = handle.createUpdate(
                            """
                            INSERT INTO desk.delivery_event (receiver, notification, level, round, alert, delivery)
                            VALUES (:receiver, :event, :level, :round, :alert, :delivery) ON CONFLICT DO NOTHING
                            """)
                    .bind("receiver", receiver)
                    .bind("event", one.event())
                    .bind("level", one.level())
                    .bind("round", one.round())
                    .bind("alert", one.subject().alert())
                    .bind("delivery", delivery)
                    .execute();
            if (added == 1) {
                news.add(one);
            }
        }
        return news;
    }

    /** Made of what is told to whom, so that it would be the same however often it was decided. */
    private static UUID id(String receiver, List<Notice> told) {
        StringBuilder name = new StringBuilder(receiver);
        told.forEach(one -> name.append('|')
                .append(one.event())
                .append('.')
                .append(one.level())
                .append('.')
                .append(one.round())
                .append('.')
                .append(one.route()));
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void insert(
            Handle handle,
            UUID id,
            String name,
            @Nullable Receiver receiver,
            Content content,
            Instant raised,
            Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO desk.delivery (id, receiver, channel, language, kind, route, level, content, state, answer,
                                                   ended_at, next_at, give_up_at, raised_at, created_at)
                        VALUES (:id, :receiver, :channel, :language, :kind, :route, :level, :content, :state, :answer,
                                :ended, :now, :giveUp, :raised, :now)
                        """)
                .bind("id", id)
                .bind("receiver", name)
                .bind("channel", receiver == null ? "" : receiver.kind().id())
                .bind("language", receiver == null ? "zh" : receiver.language())
                .bind("kind", content.kind())
                .bind("route", content.route())
                .bind("level", content.level())
                .bind("content", content.json())
                .bind("state", receiver == null ? "dead" : "waiting")
                .bind("answer", receiver == null ? "no receiver of this name is in use" : null)
                .bind("ended", receiver == null ? Timestamp.from(now) : null)
                .bind("now", Timestamp.from(now))
                .bind("giveUp", Timestamp.from(now.plus(giveUp)))
                .bind("raised", Timestamp.from(raised))
                .execute();
    }

    private Content.Item item(Notice one, Map<String, Told> told) {
        Told alert = told.get(one.subject().alert());
        return alert == null
                ? item(one, "–", ofBundle("notify.drill-title"), ofBundle("notify.drill-message"), null)
                : item(
                        one,
                        alert.institution(),
                        words(alert.zh(), alert.en()),
                        words(alert.messageZh(), alert.messageEn()),
                        desk.isEmpty()
                                ? null
                                : desk + "/alerts/" + one.subject().alert());
    }

    private static Content.Item item(
            Notice one, String institution, Content.Words title, Content.Words message, @Nullable String link) {
        return new Content.Item(
                one.subject().alert(),
                one.kind().id(),
                one.subject().severity().id(),
                one.subject().pattern(),
                one.subject().rule(),
                one.subject().institution(),
                institution,
                one.subject().district(),
                title,
                message,
                one.raised().toString(),
                link);
    }

    private @Nullable String link(String delivery) {
        return desk.isEmpty() ? null : desk + "/notifications/messages/" + delivery;
    }

    private static Content.Words words(String zh, String en) {
        return new Content.Words(Masks.text(zh), Masks.text(en));
    }

    private static Content.Words ofBundle(String key) {
        return new Content.Words(
                Texts.in(Language.ZH).say(key), Texts.in(Language.EN).say(key));
    }

    private static Map<String, Told> told(Handle handle, List<Notice> notices) {
        Map<String, Told> told = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT a.id, a.title_zh, a.title_en, a.message_zh, a.message_en, coalesce(i.name, a.institution) AS name
                        FROM desk.alert a LEFT JOIN registry.institution i ON i.code = a.institution WHERE a.id = ANY(:ids)
                        """)
                .bindByType(
                        "ids",
                        notices.stream().map(one -> one.subject().alert()).toArray(String[]::new),
                        String[].class)
                .map((row, ctx) -> Map.entry(
                        row.getString("id"),
                        new Told(
                                row.getString("title_zh"),
                                row.getString("title_en"),
                                row.getString("message_zh"),
                                row.getString("message_en"),
                                row.getString("name"))))
                .forEach(one -> told.put(one.getKey(), one.getValue()));
        return told;
    }
}

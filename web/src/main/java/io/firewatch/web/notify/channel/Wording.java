package io.firewatch.web.notify.channel;

import io.firewatch.web.page.Language;
import io.firewatch.web.page.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message in the words of one language. */
public record Wording(Texts t, Content content) {
    /** More lines than this nobody reads in a chat or a mail; the desk shows them all. */
    private static final int MOST_LINES = 50;

    private static final int ID_SHOWN = 8;

    public static Wording of(Content content, String language) {
        return new Wording(Texts.in(language.equals("en") ? Language.EN : Language.ZH), content);
    }

    public String language() {
        return t.language().id();
    }

    /** One line that says how grave it is, whose it is, and what. */
    public String subject() {
        return prefix() + headline();
    }

    /** What kind of message it is, for whoever must not mistake a drill for the real thing. */
    private String prefix() {
        String prefix = t.say("notify.brand") + " ";
        if (content.isDrill()) {
            prefix += t.say("notify.drill") + " ";
        }
        return content.level() > 0 ? prefix + t.say("notify.reminder", content.level()) + " " : prefix;
    }

    private String headline() {
        if (content.kind().equals("test")) {
            return t.say("notify.test");
        }
        if (content.kind().equals("catch-up")) {
            return t.say(
                    "notify.catch-up",
                    content.replaces().size(),
                    content.alerts().size());
        }
        if (content.alerts().size() == 1) {
            return line(content.alerts().get(0));
        }
        return t.say(
                "notify.many",
                content.alerts().size(),
                t.say("severity." + gravest()),
                content.alerts().get(0).institutionName());
    }

    private String gravest() {
        for (String severity : List.of("critical", "high", "medium")) {
            if (content.alerts().stream().anyMatch(one -> one.severity().equals(severity))) {
                return severity;
            }
        }
        return "low";
    }

    /** One alert in one line. */
    public String line(Content.Item one) {
        return t.say(
                "notify.line",
                t.say("severity." + one.severity()),
                t.word("notify.event", one.event()),
                one.institutionName(),
                one.title().in(language()));
    }

    public String message(Content.Item one) {
        return one.message().in(language());
    }

    /** The alerts that are shown, and after them how many are not. */
    public List<Content.Item> shown() {
        return content.alerts().subList(0, Math.min(MOST_LINES, content.alerts().size()));
    }

    public int hidden() {
        return content.alerts().size() - shown().size();
    }

    /** What a person may read out to tell one message from another. */
    public String shortId() {
        return content.delivery()
                .substring(0, Math.min(ID_SHOWN, content.delivery().length()));
    }

    public String lastLine() {
        return t.say("notify.id", shortId());
    }

    /** The whole message as plain text, cut after whole alerts so that it takes at most so many bytes of UTF-8. */
    public String text(int mostBytes) {
        return assemble(mostBytes, "", "");
    }

    /** Likewise in the markdown that all three robots know. */
    public String markdown(int mostBytes) {
        return assemble(mostBytes, "### ", "- ");
    }

    private String assemble(int mostBytes, String head, String bullet) {
        String link = content.link();
        String end =
                (link == null ? "" : "\n" + (head.isEmpty() ? link : "[" + t.say("notify.open") + "](" + link + ")"))
                        + "\n" + lastLine();
        StringBuilder text = new StringBuilder(head + subject() + "\n");
        List<Content.Item> alerts = new ArrayList<>(shown());
        int left = content.alerts().size();
        for (Content.Item one : alerts) {
            String more = "\n" + bullet + line(one) + "\n" + message(one) + "\n";
            if (bytes(text + more + t.say("notify.more", left) + end) > mostBytes) {
                break;
            }
            text.append(more);
            left--;
        }
        if (left > 0 && !content.alerts().isEmpty()) {
            text.append('\n').append(t.say("notify.more", left)).append('\n');
        }
        return text + end;
    }

    /** One line for a telephone. */
    public String sms() {
        String link = content.link();
        return subject() + (link == null ? "" : " " + link) + " " + lastLine();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

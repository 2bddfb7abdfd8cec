package io.firewatch.web.notify.channel;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Mail, as text and HTML. A repeat has the same {@code Message-ID}, which mail programs show once. */
final class MailChannel implements Channel {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int MOST_BYTES = 200_000;
    private static final int REFUSED_FOR_GOOD = 500;

    private final Supplier<Optional<MailServer>> server;
    private final Clock clock;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    MailChannel(Supplier<Optional<MailServer>> server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public Line open(Receiver receiver) throws Undelivered {
        MailServer to = server.get().orElseThrow(() -> Undelivered.failed("no mail server is set up"));
        Session session = Session.getInstance(to.session());
        try {
            Transport transport = session.getTransport();
            transport.connect(to.user().isEmpty() ? null : to.user(), to.user().isEmpty() ? null : to.password());
            return new MailLine(session, transport, to, receiver);
        } catch (AuthenticationFailedException e) {
            throw Undelivered.failed("the mail server does not know the user or the password");
        } catch (MessagingException e) {
            throw Undelivered.failed(
                    "no connection to the mail server: " + e.getClass().getSimpleName());
        }
    }

    private final class MailLine implements Line {
        private final Session session;
        private final Transport transport;
        private final MailServer server;
        private final Receiver receiver;

        MailLine(Session session, Transport transport, MailServer server, Receiver receiver) {
            this.session = session;
            this.transport = transport;
            this.server = server;
            this.receiver = receiver;
        }

        @Override
        public Handed hand(Content content) throws Undelivered {
            MimeMessage message = message(content);
            try {
                transport.sendMessage(message, message.getAllRecipients());
                ByteArrayOutputStream sent = new ByteArrayOutputStream();
                message.writeTo(sent);
                return new Handed("taken by " + server.host(), Signatures.sha256(sent.toByteArray()));
            } catch (SendFailedException e) {
                throw refusal(e);
            } catch (MessagingException | IOException e) {
                throw Undelivered.unanswered(
                        "the mail server broke off: " + e.getClass().getSimpleName());
            }
        }

        private MimeMessage message(Content content) throws Undelivered {
            Wording wording = Wording.of(content, receiver.language());
            String messageId = "<" + content.delivery() + "@" + domain() + ">";
            try {
                MimeMessage message = new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", messageId);
                    }
                };
                message.setFrom(new InternetAddress(server.from(), true));
                message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(receiver.address(), true));
                message.setSubject(wording.subject(), UTF_8);
                message.setSentDate(Date.from(clock.instant()));
                message.setHeader("X-Firewatch-Delivery", content.delivery());
                // Whoever is out of office need not tell a machine.
                message.setHeader("Auto-Submitted", "auto-generated");
                if (content.alerts().stream().anyMatch(one -> one.severity().equals("critical"))) {
                    message.setHeader("Importance", "high");
                }
                MimeBodyPart text = new MimeBodyPart();
                text.setText(wording.text(MOST_BYTES), UTF_8);
                MimeBodyPart html = new MimeBodyPart();
                html.setText(html(wording), UTF_8, "html");
                message.setContent(new MimeMultipart("alternative", text, html));
                message.saveChanges();
                return message;
            } catch (MessagingException e) {
                throw Undelivered.refused("no mail can be made of it: " + e.getMessage());
            }
        }

        private String domain() {
            return server.from().substring(server.from().indexOf('@') + 1);
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // Everything on it was answered, or is known not to have been.
            }
        }
    }

    private String html(Wording wording) {
        StringOutput html = new StringOutput();
        templates.render("mail.jte", Map.<String, Object>of("wording", wording), html);
        return html.toString();
    }

    /** A 5xx of the server about the address or the message is for good, a 4xx is not. */
    private static Undelivered refusal(SendFailedException e) {
        for (Exception at = e; at != null; at = at instanceof MessagingException one ? one.getNextException() : null) {
            int code = at instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : at instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
            if (code >= REFUSED_FOR_GOOD) {
                return Undelivered.refused(String.valueOf(at.getMessage()).strip());
            }
        }
        return Undelivered.failed(String.valueOf(e.getMessage()).strip());
    }
}

package io.firewatch.web.notify.channel;

import java.util.Properties;

/**
 * The server that takes the bureau's mail.
 *
 * @param security {@code tls} from the first byte, {@code starttls} or none is refused, {@code none} for a server on the same machine
 * @param user empty when the server asks for none
 */
record MailServer(String host, int port, String security, String user, String password, String from) {
    private static final String MILLIS = "10000";

    Properties session() {
        Properties session = new Properties();
        session.setProperty("mail.transport.protocol", "smtp");
        session.setProperty("mail.smtp.host", host);
        session.setProperty("mail.smtp.port", Integer.toString(port));
        session.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        session.setProperty("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        session.setProperty("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        session.setProperty("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        session.setProperty("mail.smtp.connectiontimeout", MILLIS);
        session.setProperty("mail.smtp.timeout", MILLIS);
        session.setProperty("mail.smtp.writetimeout", MILLIS);
        return session;
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}

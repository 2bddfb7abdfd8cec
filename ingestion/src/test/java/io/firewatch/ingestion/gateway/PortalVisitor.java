package io.firewatch.ingestion.gateway;

import io.firewatch.record.access.Passwords;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lender's programmer before the pages of {@code /lender}, with a browser's cookie and no more. */
final class PortalVisitor {
    static final String PASSWORD = "a sentence of the lender";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final int port;
    private String cookie = "";

    PortalVisitor(int port) {
        this.port = port;
    }

    /** Gives the lender an account with {@link #PASSWORD} as its own. */
    static void account(TestRecord record, String lender) throws SQLException {
        account(record, lender, PASSWORD, null);
    }

    /** {@code oneTimeUntil}: as SQL; null when the password is the lender's own. */
    static void account(TestRecord record, String lender, String password, String oneTimeUntil) throws SQLException {
        try (Connection connection = record.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO portal.account (lender, password_hash, one_time_until, issued_by)"
                                + " VALUES (?, ?, " + oneTimeUntil + ", 'admin')")) {
            insert.setString(1, lender);
            insert.setString(2, Passwords.hash(password));
            insert.executeUpdate();
        }
    }

    static PortalVisitor signedIn(int port, String lender) throws Exception {
        PortalVisitor visitor = new PortalVisitor(port);
        visitor.signIn(lender, PASSWORD);
        if (visitor.cookie.isEmpty()) {
            throw new IllegalStateException(lender + " could not sign in");
        }
        return visitor;
    }

    HttpResponse<String> signIn(String lender, String password, String... headers) throws Exception {
        return post("/lender/sign-in", "lender=" + encoded(lender) + "&password=" + encoded(password), headers);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    /** A form as our own page sends it: with the token that stands on the page for passwords. */
    HttpResponse<String> form(String path, String fields) throws Exception {
        Matcher csrf = CSRF.matcher(get("/lender/password").body());
        return post(path, (csrf.find() ? "csrf=" + csrf.group(1) + "&" : "") + fields);
    }

    HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                headers);
    }

    String cookie() {
        return cookie;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("firewatch_lender="))
                .forEach(one -> cookie = one.substring(0, one.indexOf(';')));
        return answer;
    }
}

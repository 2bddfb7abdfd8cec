package io.firewatch.web.notify.channel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An SMS provider's HTTP interface as a template: every provider has its own. {@code ${phone}}, {@code ${text}}, {@code ${id}} and
 * {@code ${secret}} are filled in, written as the place wants it: in a URL or form encoded, in JSON escaped.
 *
 * @param success what the answer of a message that was taken contains, as a regular expression; empty for any 2xx answer
 */
record SmsGateway(String method, String url, Map<String, String> headers, String body, String success) {
    SmsGateway {
        headers = Map.copyOf(new TreeMap<>(headers));
    }

    /** The template with everything filled in. */
    record Filled(String method, String url, Map<String, String> headers, byte[] body) {}

    Filled fill(Map<String, String> values) {
        Map<String, String> filled = new TreeMap<>();
        headers.forEach((name, value) -> filled.put(name, replace(value, values, text -> text)));
        boolean form = filled.entrySet().stream()
                .anyMatch(one -> one.getKey().equalsIgnoreCase("Content-Type")
                        && one.getValue().startsWith("application/x-www-form-urlencoded"));
        return new Filled(
                method,
                replace(url, values, SmsGateway::encoded),
                filled,
                replace(body, values, form ? SmsGateway::encoded : SmsGateway::escaped)
                        .getBytes(StandardCharsets.UTF_8));
    }

    boolean took(String answer) {
        return success.isEmpty() || Pattern.compile(success).matcher(answer).find();
    }

    private static String replace(String template, Map<String, String> values, UnaryOperator<String> written) {
        return Pattern.compile("\\$\\{(phone|text|id|secret)}")
                .matcher(template)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        written.apply(values.getOrDefault(found.group(1), ""))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}

package io.firewatch.web.notify.channel;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands a line of text to the SMS provider. */
final class SmsChannel implements Channel {
    private final Posts posts;
    private final Supplier<Optional<Setting>> setting;

    SmsChannel(Posts posts, Supplier<Optional<Setting>> setting) {
        this.posts = posts;
        this.setting = setting;
    }

    /** The provider, and the secret it knows the bureau by. */
    record Setting(SmsGateway gateway, String secret) {}

    @Override
    public Line open(Receiver receiver) throws Undelivered {
        Setting set = setting.get().orElseThrow(() -> Undelivered.failed("no SMS provider is set up"));
        return content -> {
            SmsGateway.Filled request = set.gateway()
                    .fill(Map.of(
                            "phone", receiver.address(),
                            "text", Wording.of(content, receiver.language()).sms(),
                            "id", content.delivery(),
                            "secret", set.secret()));
            String answer = posts.send(request.method(), request.url(), request.headers(), request.body());
            if (!set.gateway().took(answer)) {
                throw Undelivered.failed(answer);
            }
            return new Handed(answer, Signatures.sha256(request.body()));
        };
    }
}

package io.firewatch.ingestion.gateway;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads request bodies without ever holding more than is allowed: a limit for each, as sent and inflated, and a budget
 * for all of them together.
 */
final class RequestBody {
    private static final int CHUNK = 64 * 1024;

    /** How much of a body that is too large is read away, so that its sender sees the answer and not a broken pipe. */
    private static final long DRAINED = 256L << 20;

    private final int largest;
    private final Semaphore budget;

    RequestBody(GatewayConfig config) {
        largest = config.largestBodyBytes();
        budget = new Semaphore(config.bodiesInFlightBytes());
    }

    /** What is done with a body while it is in memory. */
    interface Use<T> {
        T with(byte[] body);
    }

    /**
     * Reads the body and hands it over. Throws {@link RefusedException} when it is too large, cut off, wrongly encoded or
     * when too many bodies are being held.
     *
     * @param declaredLength the Content-Length, -1 when unknown
     */
    <T> T read(InputStream sent, long declaredLength, @Nullable String contentEncoding, Use<T> use) {
        if (declaredLength > largest) {
            drain(sent);
            throw tooLarge();
        }
        int[] held = {0};
        try {
            return use.with(bytes(sent, declaredLength, contentEncoding, held));
        } finally {
            budget.release(held[0]);
        }
    }

    private byte[] bytes(InputStream sent, long declaredLength, @Nullable String contentEncoding, int[] held) {
        String encoding = contentEncoding == null ? "" : contentEncoding.trim().toLowerCase(Locale.ROOT);
        boolean zipped = encoding.equals("gzip") || encoding.equals("x-gzip");
        if (!zipped && !encoding.isEmpty() && !encoding.equals("identity")) {
            drain(sent);
            throw new RefusedException(
                    AnswerCode.BAD_FORM, "不支持的内容编码，只接受 gzip。", "Content-Encoding is not supported; send gzip or none.");
        }
        Counted counted = new Counted(sent);
        try {
            byte[] body = zipped ? inflated(counted, held) : whole(counted, held);
            if (declaredLength >= 0 && counted.count() < declaredLength) {
                throw cutOff();
            }
            return body;
        } catch (ZipException e) {
            throw new RefusedException(
                    AnswerCode.BAD_FORM,
                    "gzip 内容损坏：" + e.getMessage() + "。",
                    "The gzip body is damaged: " + e.getMessage() + ".");
        } catch (EOFException e) {
            throw cutOff();
        } catch (IOException e) {
            // A connection that broke or fell silent half way: whoever sent it may still be listening.
            throw cutOff();
        }
    }

    private byte[] inflated(InputStream sent, int[] held) throws IOException {
        try (GZIPInputStream inflating = new GZIPInputStream(sent, CHUNK)) {
            return whole(inflating, held);
        }
    }

    private byte[] whole(InputStream in, int[] held) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (body.size() + n > largest) {
                drain(in instanceof GZIPInputStream ? InputStream.nullInputStream() : in);
                throw tooLarge();
            }
            if (!budget.tryAcquire(n)) {
                throw new RefusedException(
                        AnswerCode.BUSY,
                        "接口繁忙，请稍后重试。",
                        "Too much is being received at once; send this batch again later.");
            }
            held[0] += n;
            body.write(chunk, 0, n);
        }
        return body.toByteArray();
    }

    private static void drain(InputStream in) {
        try {
            byte[] chunk = new byte[CHUNK];
            long left = DRAINED;
            for (int n = in.read(chunk); n >= 0 && left > 0; n = in.read(chunk)) {
                left -= n;
            }
        } catch (IOException e) {
            // Whoever hangs up while being refused needs no answer.
            return;
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                AnswerCode.BODY_TOO_LARGE,
                "请求内容超过 " + (largest >> 10) + " KiB，请拆分批次。",
                "The request body exceeds " + (largest >> 10) + " KiB; split the batch.");
    }

    private static RefusedException cutOff() {
        return new RefusedException(
                AnswerCode.BODY_INCOMPLETE,
                "请求内容不完整，连接中断。",
                "The request body was cut off before its end; send it again.");
    }

    /** Counts the bytes as sent: a body shorter than its Content-Length was cut off, whatever the server made of it. */
    private static final class Counted extends java.io.FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}

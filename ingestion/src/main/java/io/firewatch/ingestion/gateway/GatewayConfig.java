package io.firewatch.ingestion.gateway;

/**
 * Where the gateway listens and how much it takes.
 *
 * @param host the address it listens on; {@code 0.0.0.0} for all of the machine's
 * @param port 0 for any free port
 * @param largestBodyBytes limit of one request body, both as sent and inflated; 3,000 full records URL-encoded take
 *     about 14 MiB
 * @param bodiesInFlightBytes limit of all bodies held at once; beyond it a lender is told to come back
 * @param behindTls whether a proxy that speaks TLS stands in front: cookies of the lender's page then travel by TLS only, and
 *     the caller's address is the last one the proxy names
 */
public record GatewayConfig(String host, int port, int largestBodyBytes, int bodiesInFlightBytes, boolean behindTls) {
    private static final int MIB = 1 << 20;
    private static final String LOOPBACK = "127.0.0.1";

    public GatewayConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ", allowed are 0 to 65535");
        }
        if (largestBodyBytes < 1_024) {
            throw new IllegalArgumentException("largestBodyBytes is " + largestBodyBytes + ", at least 1024 is needed");
        }
        if (bodiesInFlightBytes < largestBodyBytes) {
            throw new IllegalArgumentException("bodiesInFlightBytes is " + bodiesInFlightBytes
                    + ", less than largestBodyBytes " + largestBodyBytes);
        }
    }

    /** Default limits on the given port, for callers on this machine only. */
    public static GatewayConfig onPort(int port) {
        return on(LOOPBACK, port);
    }

    /** Default limits. */
    public static GatewayConfig on(String host, int port) {
        return new GatewayConfig(host, port, 24 * MIB, 160 * MIB, false);
    }

    /** The same behind a proxy that speaks TLS, or not. */
    public GatewayConfig withProxy(boolean behindTls) {
        return new GatewayConfig(host, port, largestBodyBytes, bodiesInFlightBytes, behindTls);
    }
}

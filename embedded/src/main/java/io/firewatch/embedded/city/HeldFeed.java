package io.firewatch.embedded.city;

import io.firewatch.ingestion.feed.FeedChange;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Walks through a feed in memory. Travels into a job of this process as a name, since the feed itself is too large to. */
final class HeldFeed implements Iterator<FeedChange>, Serializable, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<FeedChange>> HELD = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private transient @Nullable Iterator<FeedChange> left;

    HeldFeed(List<FeedChange> feed) {
        HELD.put(name, feed);
    }

    private Iterator<FeedChange> left() {
        Iterator<FeedChange> known = left;
        if (known == null) {
            known = Objects.requireNonNull(HELD.get(name), "the feed is held in another process, or no more")
                    .iterator();
            left = known;
        }
        return known;
    }

    @Override
    public boolean hasNext() {
        return left().hasNext();
    }

    @Override
    public FeedChange next() {
        return left().next();
    }

    @Override
    public void close() {
        HELD.remove(name);
    }
}

package io.firewatch.detection.measure;

import io.firewatch.model.record.RecordType;
import java.io.Serializable;

/** Reads again what lenders reported: the past of a measure that comes into force later. Travels inside the job. */
@FunctionalInterface
public interface FeedHistory extends Serializable {
    /** For feeds that bring their measures before their first record: there is no past to read. */
    FeedHistory NONE = (type, after, through, to) -> {};

    /** Takes one record after the other, and may make the reading wait. */
    interface Reader {
        void record(String institution, long seq, String key, String body) throws InterruptedException;
    }

    /**
     * Reads every record of a type that the gateway accepted, repeats included, in the order of receipt.
     *
     * @param after number of the last record not wanted any more
     * @param through number of the last record wanted
     */
    void read(RecordType type, long after, long through, Reader to) throws Exception;
}

package io.firewatch.detection.measure;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.RecordId;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.indicator.Observation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The part of the graph that computes measures. */
public final class Measures {
    private static final String READER_UID = "measure-reader";
    private static final String VERSIONS_UID = "measure-versions";
    private static final String BOOK_UID = "measure-book";

    private Measures() {}

    /** Reads along with the feed, which comes out as it went in. */
    public static SingleOutputStreamOperator<FeedChange> read(DataStream<FeedChange> feed, FeedHistory history) {
        return feed.transform("measure reader", TypeInformation.of(FeedChange.class), new MeasureReader(history))
                .uid(READER_UID)
                .setParallelism(1);
    }

    /** What the measures say, from a feed that was {@link #read}. */
    public static DataStream<Observation> observed(SingleOutputStreamOperator<FeedChange> read) {
        DataStream<MeasureChange> changes = read.getSideOutput(MeasureReader.CHANGES);
        return read.getSideOutput(MeasureReader.MEASURED)
                .keyBy(MeasuredRecord::id, TypeInformation.of(RecordId.class))
                .connect(changes.broadcast(FactVersions.CHANGES))
                .process(new FactVersions())
                .name("versions of facts")
                .uid(VERSIONS_UID)
                .keyBy(MeasureBook::keyOf, TypeInformation.of(EntityKey.class))
                .connect(changes.broadcast())
                .transform("measures", TypeInformation.of(Observation.class), new MeasureBook())
                .uid(BOOK_UID);
    }
}

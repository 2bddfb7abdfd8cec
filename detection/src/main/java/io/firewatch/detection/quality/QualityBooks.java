package io.firewatch.detection.quality;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.Arrival;
import io.firewatch.detection.feed.DecodeFunction;
import io.firewatch.detection.feed.VersionsFunction;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The branch of the graph that judges the reporting itself: joins, audits of loans, and the day of each institution. */
public final class QualityBooks {
    private static final TypeInformation<EntityKey> ENTITY = TypeInformation.of(EntityKey.class);

    /** What the branch tells. */
    public record Told(DataStream<Observation> observations, DataStream<QualityRow> rows) {}

    private QualityBooks() {}

    /** Adds the branch: {@code decoded} is every record that can be read, {@code records} each version of them once. */
    public static Told define(
            SingleOutputStreamOperator<FeedRecord> decoded, SingleOutputStreamOperator<FeedRecord> records) {
        DataStream<Mention> stock = records.filter(
                        record -> !StockClaimsFunction.loanOf(record).isEmpty())
                .name("listings and claims")
                .keyBy(record -> new EntityKey(record.institution(), StockClaimsFunction.loanOf(record)), ENTITY)
                .process(new StockClaimsFunction())
                .name("stock claims")
                .uid("quality-stock");
        DataStream<QualityFact> joins = records.flatMap(new Mentions())
                .returns(Mention.class)
                .name("mentions")
                .union(stock)
                .keyBy(Mention::entity, ENTITY)
                .process(new JoinFunction())
                .name("joins")
                .uid("quality-joins");
        DataStream<QualityFact> audits = records.filter(record -> LoanAuditFunction.loanOf(record) != null)
                .name("filter")
                .keyBy(
                        record -> new EntityKey(record.institution(), String.valueOf(LoanAuditFunction.loanOf(record))),
                        ENTITY)
                .process(new LoanAuditFunction())
                .name("loan audits")
                .uid("quality-loans");
        DataStream<Arrival> arrivals =
                records.getSideOutput(VersionsFunction.ARRIVALS).union(decoded.getSideOutput(DecodeFunction.REFUSED));
        SingleOutputStreamOperator<Observation> days = arrivals.keyBy(
                        one -> new EntityKey(one.institution(), ""), ENTITY)
                .connect(joins.union(audits).keyBy(one -> new EntityKey(one.institution(), ""), ENTITY))
                .process(new QualityFunction())
                .name("quality")
                .uid("quality-days");
        return new Told(days, days.getSideOutput(QualityFunction.ROWS));
    }
}

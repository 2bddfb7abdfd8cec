package io.firewatch.detection.claim;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.ToldAmounts;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.TakenClaim;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransferProject;
import io.firewatch.model.record.TransferStatus;
import io.firewatch.model.record.UnderTake;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Joins the three records of one transfer: the claim offered, whether it succeeded (status 2) and who took it over.
 * Tells the sold claim what it lost and the loan which claims were born. Facts wait for their parent, the offer.
 */
public final class TransferFunction extends KeyedProcessFunction<EntityKey, FeedRecord, ClaimSale> {
    public static final OutputTag<TakenClaim> TAKEN =
            new OutputTag<>("taken-claims", TypeInformation.of(TakenClaim.class));

    public static final OutputTag<FlowFact> FLOWS =
            new OutputTag<>("transfer-flows", TypeInformation.of(FlowFact.class));

    public static final OutputTag<OfferedAt> OPENED =
            new OutputTag<>("transfers-opened", TypeInformation.of(OfferedAt.class));

    private transient ValueState<TransferProject> offer;
    private transient ValueState<TransferStatus> success;
    private transient MapState<String, LoanClaim> taken;
    private transient MapState<Integer, TransferStatus> statuses;
    private transient ToldAmounts told;
    private transient ValueState<OfferedAt> toldOpened;

    /** The transfer a record belongs to, or null. */
    public static @Nullable String transferOf(FeedRecord record) {
        TransferProject project = record.transferProject();
        if (project != null) {
            return project.transfer();
        }
        TransferStatus status = record.transferStatus();
        if (status != null) {
            return status.transfer();
        }
        UnderTake under = record.underTake();
        return under == null ? null : under.transfer();
    }

    @Override
    public void open(OpenContext context) {
        offer = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("offer", TypeInformation.of(TransferProject.class)));
        success = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("success", TypeInformation.of(TransferStatus.class)));
        taken = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("taken", Types.STRING, TypeInformation.of(LoanClaim.class)));
        statuses = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("statuses", Types.INT, TypeInformation.of(TransferStatus.class)));
        told = new ToldAmounts(getRuntimeContext());
        toldOpened = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-opened", TypeInformation.of(OfferedAt.class)));
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<ClaimSale> out) throws Exception {
        TransferProject project = record.transferProject();
        TransferStatus status = record.transferStatus();
        UnderTake under = record.underTake();
        if (project != null) {
            offer.update(project);
            for (LoanClaim claim : taken.values()) {
                ctx.output(TAKEN, new TakenClaim(record.institution(), project.loan(), claim));
            }
        } else if (status != null) {
            TransferStatus same = statuses.get(status.status());
            if (same == null || status.changedAt() <= same.changedAt()) {
                statuses.put(status.status(), status);
            }
            if (status.status() == TransferStory.SUCCEEDED) {
                success.update(status);
            }
        } else if (under != null) {
            LoanClaim claim = new LoanClaim(
                    under.newClaim(),
                    under.party(),
                    under.amount().plus(under.redPacket()).fen(),
                    BusinessTime.dayOf(under.takenAt()),
                    false,
                    LoanClaim.NO_LOCK,
                    record.seq());
            taken.put(under.newClaim(), claim);
            TransferProject known = offer.value();
            if (known != null) {
                ctx.output(TAKEN, new TakenClaim(record.institution(), known.loan(), claim));
            }
        }
        tellSale(record.institution(), out);
        if (under == null) {
            tellFlows(record.institution(), ctx);
        }
    }

    private void tellFlows(String institution, Context ctx) throws Exception {
        TransferProject offered = offer.value();
        if (offered == null) {
            return;
        }
        Map<Integer, TransferStatus> known = new HashMap<>();
        for (var one : statuses.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        told.tell(
                TransferStory.of(offered, known),
                (kind, day, change) -> ctx.output(FLOWS, FlowFact.of(institution, kind, day, change)));
        OfferedAt now = TransferStory.opened(institution, offered, known);
        OfferedAt before = toldOpened.value();
        if (now != null && !now.equals(before)) {
            if (before != null) {
                ctx.output(OPENED, before.takenBack());
            }
            ctx.output(OPENED, now);
            toldOpened.update(now);
        }
    }

    private void tellSale(String institution, Collector<ClaimSale> out) throws Exception {
        TransferProject offered = offer.value();
        TransferStatus succeeded = success.value();
        if (offered == null || succeeded == null) {
            return;
        }
        long fen = succeeded.amount().fen();
        if (fen == 0) {
            for (LoanClaim claim : taken.values()) {
                fen = Math.addExact(fen, claim.fen());
            }
        }
        out.collect(new ClaimSale(
                institution, offered.claim(), offered.transfer(), BusinessTime.dayOf(succeeded.changedAt()), fen));
    }
}

package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Fact;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Tells how a claim is offered and what becomes of it: sold with its money, or withdrawn. */
final class Resale {
    private final House house;
    private final Deal deal;

    Resale(House house, Deal deal) {
        this.house = house;
        this.deal = deal;
    }

    void sell(Slice slice, Slice.Sale sale) {
        String transfer = house.code("ZR");
        LocalDate before = sale.offered().toLocalDate();
        long principal =
                Math.round((double) (slice.fen + slice.red) * deal.outstanding(before) / Math.max(1, deal.owed()));
        long floatFen = principal * sale.floatPerTenThousand() / 10_000;
        offer(transfer, slice, principal, floatFen, sale.offered());
        offerState(transfer, 1, 0, 0, sale.offered().plusSeconds(5));
        Someone buyer = sale.buyer();
        if (buyer == null) {
            if (!Span.isOver(sale.at())) {
                offerState(transfer, 3, 0, 0, sale.at());
            }
            return;
        }
        house.user(buyer, sale.at().toLocalDate());
        offerState(transfer, 2, principal, floatFen, sale.at());
        taken(slice.claim + "T", transfer, slice, buyer, principal, floatFen, sale.at());
        house.flow(deal, slice.claim, transfer, "-1", 11, principal + floatFen, slice.investor, sale.at());
        house.flow(deal, slice.claim + "T", transfer, "-1", 17, principal + floatFen, buyer, sale.at());
        Product product = deal.product;
        if (product != null) {
            house.detail(product.code(), 8, principal, slice.investor, sale.at());
        }
    }

    private void offer(String transfer, Slice slice, long principal, long floatFen, LocalDateTime at) {
        house.tell(
                at.toLocalDate(),
                Fact.of(
                        RecordType.TRANSFER_PROJECT,
                        transfer,
                        "1",
                        slice.claim,
                        slice.investor.hash(),
                        deal.code,
                        Yuan.of(principal),
                        House.rate(deal.rate),
                        Yuan.of(floatFen),
                        at.toLocalDate().toString()));
    }

    private void offerState(String transfer, int state, long fen, long floatFen, LocalDateTime at) {
        house.tell(
                at.toLocalDate(),
                Fact.of(
                        RecordType.TRANSFER_STATUS,
                        transfer,
                        String.valueOf(state),
                        Yuan.of(fen),
                        Yuan.of(floatFen),
                        Span.print(at)));
    }

    private void taken(
            String claim, String transfer, Slice slice, Someone buyer, long fen, long floatFen, LocalDateTime at) {
        house.tell(
                at.toLocalDate(),
                Fact.of(
                        RecordType.UNDER_TAKE,
                        claim,
                        transfer,
                        slice.claim,
                        buyer.hash(),
                        Yuan.of(fen),
                        "0.00",
                        Yuan.of(floatFen),
                        House.rate(deal.rate),
                        Span.print(at),
                        "0.00",
                        "-1"));
    }
}

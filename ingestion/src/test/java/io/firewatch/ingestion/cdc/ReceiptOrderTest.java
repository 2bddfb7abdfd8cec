package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptOrderTest {
    private final List<Long> out = new ArrayList<>();

    @Test
    void putsASnapshotInOrderAndDropsRepeats() {
        ReceiptOrder order = new ReceiptOrder(1, List.of());
        for (long seq : new long[] {3, 2, 3, 1, 2, 5}) {
            order.takeSnapshot(row(seq), row -> out.add(row.seq()));
        }
        order.takeLogged(row(2), row -> out.add(row.seq()));
        order.takeLogged(row(4), row -> out.add(row.seq()));
        assertThat(out).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(order.next()).isEqualTo(6);
        assertThat(order.waiting()).isEmpty();
    }

    @Test
    void goesOnFromItsState() {
        ReceiptOrder order = new ReceiptOrder(7, List.of(row(8)));
        order.takeLogged(row(6), row -> out.add(row.seq()));
        order.takeLogged(row(7), row -> out.add(row.seq()));
        assertThat(out).containsExactly(7L, 8L);
    }

    @Test
    void refusesALogThatSkipsRecords() {
        ReceiptOrder order = new ReceiptOrder(7, List.of());
        assertThatThrownBy(() -> order.takeLogged(row(9), row -> out.add(row.seq())))
                .hasMessageContaining("records 7 to 8 of feed.record never came, 9 is here");
    }

    private static RecordRow row(long seq) {
        return new RecordRow(seq, "CERT000000000001", 4, null, 0, "k", "{}", false);
    }
}

package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;

/** One line of a custodian's statement. {@code fen} is always positive; {@code in} means into the custody account. */
public record CustodyLine(LocalDate date, boolean in, long fen, String party, String bankTrans, int transType) {
    static final String HEADER = "date,direction,amount,party_hash,bank_trans_id,trans_type";

    String csv() {
        return String.join(
                ",", date.toString(), in ? "in" : "out", Yuan.of(fen), party, bankTrans, String.valueOf(transType));
    }
}

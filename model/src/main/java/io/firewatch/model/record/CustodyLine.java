package io.firewatch.model.record;

import io.firewatch.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a custodian's daily statement: money into or out of the lender's customers' account at the bank.
 *
 * @param in into the account, as a deposit is
 * @param amount never negative
 * @param party whose money it is, re-keyed as in the feed; empty where the bank does not say
 * @param bankTrans the bank's serial, as in {@link Transact#bankTrans}; may be empty
 * @param transType code of A.10, -1 where the bank does not say
 * @param balance of the account at the end of that day; null where the bank does not say
 */
public record CustodyLine(
        int day, boolean in, Money amount, String party, String bankTrans, int transType, @Nullable Money balance) {}

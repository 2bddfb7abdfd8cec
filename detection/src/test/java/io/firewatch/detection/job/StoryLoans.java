package io.firewatch.detection.job;

import io.firewatch.model.record.RecordType;

/** Loans as several stories need them. */
final class StoryLoans {
    private StoryLoans() {}

    static LenderFeed lent(LenderFeed f, String loan, String yuan, int day) {
        return f.listing(loan, "b", yuan, day)
                .flow(2, loan, loan + "c", "l", yuan, day)
                .status(loan, 1, day)
                .status(loan, 9, day)
                .claim(loan + "c", loan, "l", yuan, day);
    }

    static void claim(LenderFeed f, String claim, String loan, String lender, String yuan, String red, int day) {
        f.add(
                RecordType.CREDITOR,
                "'finClaimId':'%s','sourceProductCode':'%s','userIdcardHash':'%s','invAmount':'%s','invRate':'0.08','invTime':'%s 16:00:00','redpackage':'%s','lockTime':'-1'",
                claim,
                loan,
                f.hash(lender),
                yuan,
                LenderFeed.date(day),
                red);
    }

    /** A loan of before the lender's first report: what is left of it, its live claim, its last status. */
    static void stock(LenderFeed f, String loan, String party, String yuan, String left, int day) {
        listing2(f, loan, party, yuan, left, day);
        f.status(loan, 5, day).claim(loan + "-c", loan, "l", left, day);
    }

    static void listing2(LenderFeed f, String loan, String party, String yuan, String left, int day) {
        f.add(
                RecordType.SCATTER_INVEST,
                "'sourceProductCode':'%s','userIdcardHash':'%s','productStartTime':'%s 09:00:00','productName':'贷','loanUse':'1','loanDescribe':'装修','loanRate':'0.10','amount':'%s','surplusAmount':'%s','term':'360','payType':'1','serviceCost':'0.00','loanType':'1','securityType':'-1','projectSource':'x'",
                loan,
                f.hash(party),
                LenderFeed.date(day),
                yuan,
                left);
    }

    static void takeover(LenderFeed f, String loan, String seller, String buyer, String yuan, int day, String product) {
        String t = loan + "-t";
        f.offer(t, loan + "-c", loan, seller, yuan, "0.00", day)
                .offered(t, 1, "0.00", day)
                .offered(t, 2, yuan, day);
        f.add(
                RecordType.UNDER_TAKE,
                "'unFinClaimId':'%s-u','transferId':'%s','finClaimId':'%s-c','userIdcardHash':'%s','takeAmount':'%s','takeInterest':'0.00','floatMoney':'0.00','takeRate':'0.08','takeTime':'%s 11:00:00','redpackage':'0.00','lockTime':'-1'",
                loan,
                t,
                loan,
                f.hash(buyer),
                yuan,
                LenderFeed.date(day));
        f.flow(17, loan, loan + "-u", buyer, yuan, day).flow(11, loan, loan + "-c", seller, yuan, day);
        if (!product.equals("-1")) {
            f.particulars(product, 2, yuan, buyer, day).config(loan + "-u", product, buyer);
            f.particulars(product, 8, yuan, seller, day);
        }
    }

    static LenderFeed plain(LenderFeed f, String loan, String party, String yuan, String out, int day) {
        return f.listing(loan, party, yuan, day)
                .flow(2, loan, "c", "l", yuan, day)
                .status(loan, 1, day)
                .flow(1, loan, "-1", party, out, day)
                .status(loan, 9, day)
                .claim("c", loan, "l", yuan, day);
    }

    static void equalPlan(LenderFeed f, String loan, String party, int yuan, int issues, double rate, int day) {
        for (int i = 1; i <= issues; i++) {
            double left = yuan - (double) yuan / issues * (i - 1);
            f.plan(
                    loan,
                    party,
                    issues,
                    i,
                    "%.2f".formatted((double) yuan / issues),
                    "%.2f".formatted(left * rate / 12),
                    day + 30 * i);
        }
    }

    static void equalPrincipal(LenderFeed f, String loan, String party, int yuan, int issues, double rate, int day) {
        plain(f, loan, party, yuan + ".00", yuan + ".00", day);
        equalPlan(f, loan, party, yuan, issues, rate, day);
    }
}

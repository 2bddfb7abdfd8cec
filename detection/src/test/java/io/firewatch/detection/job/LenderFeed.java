package io.firewatch.detection.job;

import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The test language of whole feeds: what lenders report, in protocol fields, as the gateway would have landed it. Days
 * count from {@link #DAY_0}, a Monday; amounts are yuan.
 */
final class LenderFeed {
    static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int RECEIVED = BusinessTime.day(LocalDate.of(2026, 11, 1));
    private static final RecordDecoder DECODER = new RecordDecoder();

    private final List<FeedChange> governing = new ArrayList<>();
    private final List<FeedChange> records = new ArrayList<>();
    private String institution = "";
    private String crowd = "";
    private long trans = 0;

    /** The rules that ship, in force. */
    LenderFeed withRules() {
        RuleCatalogue.load()
                .forEach(rule -> governing.add(
                        new FeedChange(null, null, new RuleRow(rule.rule().id(), 1, "active", rule.text()))));
        return this;
    }

    LenderFeed lender(String code) {
        return lender(code, "p2p");
    }

    LenderFeed lender(String code, String type) {
        institution = code;
        governing.add(new FeedChange(null, new InstitutionRow(code, "示例机构 " + code, type, "示例区"), null));
        return this;
    }

    /** Whoever is named from now on is another person than whoever bears that name in another crowd. */
    LenderFeed crowd(String name) {
        crowd = name;
        return this;
    }

    /** Who is reporting. */
    String reporting() {
        return institution;
    }

    LenderFeed user(String party, int userType) {
        return user(party, userType, 3, "");
    }

    /** {@code bornMonth} as landed: year and month, of the young only. */
    LenderFeed user(String party, int userType, int userAttr, String bornMonth) {
        return add(
                RecordType.USER_INFO,
                "'userIdcardHash':'%s','userType':'%d','userAttr':'%d','bornMonth':'%s','userName':'赵**','cardType':'1',"
                        + "'userCreateTime':'2019-04-02 09:15:33','userProvince':'-1'",
                hash(party),
                userType,
                userAttr,
                bornMonth);
    }

    LenderFeed listing(String loan, String party, String yuan, int day) {
        return listing(loan, party, yuan, 180, 1, "装修", day);
    }

    LenderFeed listing(String loan, String party, String yuan, int term, int use, String purpose, int day) {
        return add(
                RecordType.SCATTER_INVEST,
                "'sourceProductCode':'%s','userIdcardHash':'%s','productStartTime':'%s 09:00:00','productName':'贷',"
                        + "'loanUse':'%d','loanDescribe':'%s','loanRate':'0.10','amount':'%s','surplusAmount':'0.00',"
                        + "'term':'%d','payType':'1','serviceCost':'0.00','loanType':'1','securityType':'-1',"
                        + "'projectSource':'x'",
                loan,
                hash(party),
                date(day),
                use,
                purpose,
                yuan,
                term);
    }

    private LenderFeed guaranteedListing(
            String loan,
            String party,
            String yuan,
            int day,
            int type,
            String guarantors,
            String kinds,
            String licences) {
        return add(
                RecordType.SCATTER_INVEST,
                "'sourceProductCode':'%s','userIdcardHash':'%s','productStartTime':'%s 09:00:00','productName':'贷',"
                        + "'loanUse':'1','loanDescribe':'装修','loanRate':'0.10','amount':'%s','surplusAmount':'0.00',"
                        + "'term':'180','payType':'1','serviceCost':'0.00','loanType':'7','securityType':'%d',"
                        + "'securityCompanyName':'%s','securityCompanyIdcard':'%s','guarantorKinds':'%s',"
                        + "'isFinancingAssure':'%s','securityAmount':'0.00','projectSource':'x'",
                loan,
                hash(party),
                date(day),
                yuan,
                type,
                guarantors,
                guarantors,
                kinds,
                licences);
    }

    /** A loan of before the feed, with its claim: {@code day} is the day it was paid out, {@code left} what is left of it. */
    LenderFeed stock(String loan, String party, String lender, String yuan, String left, int day, int termDays) {
        return add(
                        RecordType.SCATTER_INVEST,
                        "'sourceProductCode':'%s','userIdcardHash':'%s','productStartTime':'%s 09:00:00',"
                                + "'productName':'贷','loanUse':'1','loanDescribe':'装修','loanRate':'0.10','amount':'%s',"
                                + "'surplusAmount':'%s','term':'%d','payType':'1','serviceCost':'0.00','loanType':'1',"
                                + "'securityType':'-1','projectSource':'x'",
                        loan,
                        hash(party),
                        date(day),
                        yuan,
                        left,
                        termDays)
                .status(loan, 9, day)
                .plan(loan, party, 1, 1, left, day + termDays)
                .claim(loan + "-c", loan, lender, left, day);
    }

    LenderFeed status(String loan, int status, int day) {
        return add(
                RecordType.STATUS,
                "'sourceProductCode':'%s','productStatus':'%d','productDate':'%s 16:00:00'",
                loan,
                status,
                date(day));
    }

    LenderFeed status(String loan, int status, int day, String time) {
        return add(
                RecordType.STATUS,
                "'sourceProductCode':'%s','productStatus':'%d','productDate':'%s %s'",
                loan,
                status,
                date(day),
                time);
    }

    LenderFeed plan(String loan, String party, int total, int issue, String yuan, int dueDay) {
        return plan(loan, party, total, issue, yuan, "1.00", dueDay);
    }

    /** An instalment with its interest, named {@code loan-issue}. */
    LenderFeed plan(String loan, String party, int total, int issue, String yuan, String interest, int dueDay) {
        return add(
                RecordType.REPAY_PLAN,
                "'sourceProductCode':'%s','userIdcardHash':'%s','totalIssue':'%d','issue':'%d','replanId':'%s-%d',"
                        + "'curFund':'%s','curInterest':'%s','curServiceCharge':'0','repayTime':'%s 23:59:59'",
                loan,
                hash(party),
                total,
                issue,
                loan,
                issue,
                yuan,
                interest,
                date(dueDay));
    }

    LenderFeed claim(String claim, String loan, String lender, String yuan, int day) {
        return claim(claim, loan, lender, yuan, "0.08", day);
    }

    LenderFeed claim(String claim, String loan, String lender, String yuan, String rate, int day) {
        return add(
                RecordType.CREDITOR,
                "'finClaimId':'%s','sourceProductCode':'%s','userIdcardHash':'%s','invAmount':'%s','invRate':'%s',"
                        + "'invTime':'%s 16:00:00','redpackage':'0.00','lockTime':'-1'",
                claim,
                loan,
                hash(lender),
                yuan,
                rate,
                date(day));
    }

    LenderFeed product(String product, int term, int day) {
        return product(product, "计划", term, day);
    }

    LenderFeed product(String product, String name, int term, int day) {
        return add(
                RecordType.LEND_PRODUCT,
                "'sourceFinancingCode':'%s','financingStartTime':'%s 09:00:00','productName':'%s','rate':'0.07',"
                        + "'minRate':'-1','maxRate':'-1','term':'%d'",
                product,
                date(day),
                name,
                term);
    }

    LenderFeed config(String claim, String product, String lender) {
        return add(
                RecordType.LEND_PRODUCT_CONFIG,
                "'configId':'%s','finClaimId':'%s','sourceFinancingCode':'%s','userIdcardHash':'%s'",
                claim,
                claim,
                product,
                hash(lender));
    }

    LenderFeed particulars(String product, int type, String yuan, String lender, int day) {
        return add(
                RecordType.LEND_PARTICULARS,
                "'transId':'MX%d','sourceFinancingCode':'%s','transType':'%d','transMoney':'%s',"
                        + "'userIdcardHash':'%s','transTime':'%s 10:00:00'",
                ++trans,
                product,
                type,
                yuan,
                hash(lender),
                date(day));
    }

    LenderFeed flow(int type, String loan, String claim, String party, String yuan, int day) {
        return flow(type, loan, claim, "-1", party, yuan, day);
    }

    /** A transaction for one instalment, {@code loan-issue}. */
    LenderFeed flow(int type, String loan, String claim, String plan, String party, String yuan, int day) {
        return add(
                RecordType.TRANSACT,
                "'transId':'LS%d','sourceProductCode':'%s','finClaimId':'%s','transferId':'-1','replanId':'%s',"
                        + "'transType':'%d','transMoney':'%s','userIdcardHash':'%s','transTime':'%s 16:00:00'",
                ++trans,
                loan,
                claim,
                plan,
                type,
                yuan,
                hash(party),
                date(day));
    }

    LenderFeed offer(
            String transfer, String claim, String loan, String seller, String yuan, String floatYuan, int day) {
        return add(
                RecordType.TRANSFER_PROJECT,
                "'transferId':'%s','fromType':'1','finClaimId':'%s','userIdcardHash':'%s','sourceProductCode':'%s',"
                        + "'transferAmount':'%s','transferInterestRate':'0.08','floatMoney':'%s','transferDate':'%s'",
                transfer,
                claim,
                hash(seller),
                loan,
                yuan,
                floatYuan,
                date(day));
    }

    LenderFeed offered(String transfer, int status, String yuan, int day) {
        return add(
                RecordType.TRANSFER_STATUS,
                "'transferId':'%s','transferStatus':'%d','amount':'%s','floatMoney':'0.00',"
                        + "'productDate':'%s 11:00:00'",
                transfer,
                status,
                yuan,
                date(day));
    }

    /** A loan that is listed, filled, paid out whole and claimed by one lender, with a bullet plan. */
    LenderFeed wholeLoan(String loan, String party, String lender, String yuan, int day, int termDays) {
        return listing(loan, party, yuan, day).lent(loan, party, lender, yuan, day, termDays);
    }

    /**
     * The same with guarantors: parties, whether they are {@code company} or {@code person}, and licences as reported, each
     * separated by commas.
     */
    LenderFeed guaranteedLoan(
            String loan,
            String party,
            String yuan,
            int day,
            int termDays,
            int type,
            String guarantors,
            String kinds,
            String licences) {
        return guaranteedListing(loan, party, yuan, day, type, guarantors, kinds, licences)
                .lent(loan, party, "lender-of-" + loan, yuan, day, termDays);
    }

    private LenderFeed lent(String loan, String party, String lender, String yuan, int day, int termDays) {
        return status(loan, 6, day)
                .flow(2, loan, loan + "-c", lender, yuan, day)
                .status(loan, 1, day)
                .flow(1, loan, "-1", party, yuan, day)
                .status(loan, 9, day)
                .plan(loan, party, 1, 1, yuan, day + termDays)
                .claim(loan + "-c", loan, lender, yuan, day);
    }

    /** A company as user, with what it may share: {@code accountKey}, {@code addressKey}, {@code lawPersonKey}. */
    LenderFeed company(String party, String registered, String account, String address, String lawPerson) {
        return add(
                RecordType.USER_INFO,
                "'userIdcardHash':'%s','userType':'2','userAttr':'2','userName':'%s','cardType':'7',"
                        + "'userCreateTime':'2019-04-02 09:15:33','userProvince':'-1','registerDate':'%s',"
                        + "'addressKey':'%s','lawPersonKey':'%s','userList':[{'accountKey':'%s'}]",
                hash(party),
                party,
                registered,
                address,
                lawPerson,
                account);
    }

    /** What the register knows of the lender: further facts as {@code name=value}, money in yuan. */
    LenderFeed facts(String type, String... more) {
        StringBuilder fields = new StringBuilder("'name':'示例机构','type':'" + type + "','district':'示例区'");
        for (String one : more) {
            int sign = one.indexOf('=');
            fields.append(",'%s':'%s'".formatted(one.substring(0, sign), one.substring(sign + 1)));
        }
        return add(RecordType.INSTITUTION_FACTS, fields.toString());
    }

    /** A tie of the register to the lender, or to the company {@code of} behind it; held since before {@link #DAY_0}. */
    LenderFeed affiliation(String party, String kind, String role, String share, String of) {
        return add(
                RecordType.AFFILIATION,
                "'kind':'%s','party':'%s','name':'%s','role':'%s','share':'%s','of':'%s','ofName':'%s',"
                        + "'from':'2015-01-01','to':''",
                kind,
                hash(party),
                party,
                role,
                share,
                hash(of),
                of);
    }

    LenderFeed event(String kind, int day) {
        return event(kind, "", day);
    }

    LenderFeed event(String kind, String note, int day) {
        return add(RecordType.REGISTRY_EVENT, "'date':'%s','kind':'%s','note':'%s'", date(day), kind, note);
    }

    LenderFeed custody(String direction, String yuan, String serial, int day) {
        return add(
                RecordType.CUSTODY_LINE,
                "'date':'%s','direction':'%s','amount':'%s','party':'','bankTransId':'%s','transType':''"
                        + ",'occurrence':'%d'",
                date(day),
                direction,
                yuan,
                serial,
                ++trans);
    }

    /** What the lender declared as of a day: figures as {@code column=value}. */
    LenderFeed declared(int day, String... figures) {
        StringBuilder fields = new StringBuilder("'date':'" + date(day) + "'");
        for (String one : figures) {
            int sign = one.indexOf('=');
            fields.append(",'%s':'%s'".formatted(one.substring(0, sign), one.substring(sign + 1)));
        }
        return add(RecordType.DECLARED_FIGURE, fields.toString());
    }

    /** A guarantee company on the bureau's list, known to the whole city. */
    LenderFeed guarantor(String party, String licensed, String netAssets) {
        String reporting = institution;
        institution = "";
        add(
                RecordType.GUARANTOR,
                "'party':'%s','name':'%s','licensed':'%s','netAssets':'%s','asOf':'2015-12-31','smallOrFarm':'no'",
                hash(party),
                party,
                licensed,
                netAssets);
        institution = reporting;
        return this;
    }

    /** Everything that was said, governing rows first, records numbered in this order of receipt. */
    List<FeedChange> inOrder() {
        return received(records);
    }

    List<FeedChange> records() {
        return List.copyOf(records);
    }

    /** The same governing rows with these records, numbered in this order of receipt. */
    List<FeedChange> received(List<FeedChange> order) {
        List<FeedChange> changes = new ArrayList<>(governing);
        long seq = 0;
        for (FeedChange change : order) {
            RecordRow row = change.record();
            if (row != null) {
                changes.add(new FeedChange(
                        new RecordRow(
                                ++seq,
                                row.institution(),
                                row.infType(),
                                row.businessDay(),
                                row.receivedDay(),
                                row.key(),
                                row.body(),
                                row.refused()),
                        null,
                        null));
            }
        }
        return changes;
    }

    /** Any record in its protocol's words, with single quotes. */
    LenderFeed add(RecordType type, String fields, Object... values) {
        String body = "{" + fields.formatted(values).replace('\'', '"') + "}";
        Decoded decoded = DECODER.decode(type, body);
        if (decoded.refused()) {
            throw new IllegalArgumentException(decoded.reasons() + " in " + body);
        }
        records.add(new FeedChange(
                new RecordRow(
                        records.size() + 1,
                        institution,
                        type.infType(),
                        decoded.businessDay(),
                        RECEIVED,
                        decoded.key(),
                        body,
                        false),
                null,
                null));
        return this;
    }

    static String date(int day) {
        return BusinessTime.printDay(DAY_0 + day);
    }

    /** Absent people, {@code -1} and the like, are the same in every crowd. */
    String hash(String party) {
        return party.isEmpty() || party.equals("0") || party.startsWith("-") ? party : crowd + party;
    }
}

package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.List;

/** What the bureau's register says of one lender before it reports anything. */
final class Registry {
    private static final String SINCE = "2016-03-01";
    private static final String NET_ASSETS = "50000000.00";
    private static final String NET_ASSETS_OF_SMALL = "2000000.00";
    private static final String NET_ASSETS_OF_GUARANTOR = "80000000.00";
    private static final String NET_ASSETS_OF_WEAK_GUARANTOR = "50000.00";
    private static final int LISTED_DAYS_BEFORE = 60;

    private final Ledger ledger;
    private final Backers backers;
    private final int day;

    Registry(Ledger ledger, Backers backers, int firstDay) {
        this.ledger = ledger;
        this.backers = backers;
        this.day = firstDay - LISTED_DAYS_BEFORE;
    }

    List<Notice> entries() {
        List<Notice> all = new ArrayList<>();
        all.add(institution());
        affiliations(all);
        guarantor(all, ledger.guarantor, true);
        guarantor(all, ledger.secondGuarantor, !ledger.has(Plant.GUARANTOR_UNLICENSED));
        if (ledger.has(Plant.GUARANTOR_RELATED)) {
            guarantor(all, backers.sister(), true);
        }
        return all;
    }

    private Notice institution() {
        Lender lender = ledger.lender;
        boolean small = ledger.has(Plant.LARGE_BORROWER_OF_MICROLOAN);
        boolean uncustodied = ledger.has(Plant.NO_CUSTODIAN);
        return Notice.of(
                RecordType.INSTITUTION_FACTS,
                lender.code(),
                day,
                "code",
                lender.code(),
                "name",
                lender.name(),
                "type",
                lender.type().id(),
                "district",
                lender.district(),
                "credit_code",
                ledger.self.document,
                "secret",
                lender.secret(),
                "licensed_from",
                ledger.has(Plant.UNLICENSED_RAISER) ? "" : "2016-09-01",
                "licensed_to",
                "",
                "custodian",
                uncustodied ? "" : "望川银行",
                "custody_from",
                uncustodied ? "" : "2017-06-01",
                "net_assets",
                small ? NET_ASSETS_OF_SMALL : NET_ASSETS,
                "region",
                Parties.CITY + "00",
                "custodian_tested",
                uncustodied ? "" : "yes",
                "borrowings",
                ledger.has(Plant.MICROLOAN_BORROWS_TOO_MUCH) ? "3200000.00" : "500000.00",
                "securities",
                "0.00",
                "online",
                ledger.has(Plant.LARGE_ONLINE_LOAN) ? "yes" : "no");
    }

    private void affiliations(List<Notice> all) {
        affiliation(all, backers.parent(), "shareholder", "0.7");
        affiliation(all, backers.controller(), "controller", "");
        affiliation(all, backers.director(), "director", "");
        affiliation(all, backers.sister(), "controlled-company", "");
    }

    private void affiliation(List<Notice> all, Party party, String role, String share) {
        all.add(Notice.of(
                RecordType.AFFILIATION,
                ledger.lender.code(),
                day,
                "institution",
                ledger.lender.code(),
                "party_kind",
                party.company ? "company" : "person",
                "party_document",
                party.document,
                "party_name",
                party.name,
                "role",
                role,
                "share",
                share,
                "from",
                SINCE,
                "to",
                ""));
    }

    private void guarantor(List<Notice> all, Party party, boolean licensed) {
        boolean weak = ledger.has(Plant.GUARANTOR_OVERSTRETCHED) && party == ledger.guarantor;
        all.add(Notice.of(
                RecordType.GUARANTOR,
                "",
                day,
                "credit_code",
                party.document,
                "name",
                party.name,
                "licensed",
                licensed ? "yes" : "no",
                "net_assets",
                weak ? NET_ASSETS_OF_WEAK_GUARANTOR : NET_ASSETS_OF_GUARANTOR,
                "as_of",
                BusinessTime.printDay(day)));
    }
}

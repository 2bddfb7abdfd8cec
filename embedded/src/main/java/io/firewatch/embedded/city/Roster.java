package io.firewatch.embedded.city;

import io.firewatch.model.institution.InstitutionType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Who lends in the city: some that breach something and some that do not. All names are invented. */
final class Roster {
    private static final String[] DISTRICTS = {"城东区", "城西区", "滨河区", "高新区", "南湖区", "经开区", "北山区", "港务区"};
    private static final ClientStyle[] STYLES = ClientStyle.values();

    private final List<Lender> lenders = new ArrayList<>();
    private final SplittableRandom random;

    private Roster(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<Lender> of(long seed) {
        Roster roster = new Roster(seed);
        roster.breaching();
        roster.clean();
        return List.copyOf(roster.lenders);
    }

    private void breaching() {
        p2p("禾粟网贷", Set.of(Plant.PERSON_OVER_LIMIT, Plant.ACROSS_PLATFORMS), Habit.TRANSFERS);
        p2p("鼎铭金服", Set.of(Plant.COMPANY_OVER_LIMIT, Plant.ACROSS_PLATFORMS), Habit.RED_PACKETS);
        p2p("聚源宝", Set.of(Plant.POOLED_MONEY), Habit.LATE_RECORDS);
        p2p("先盈在线", Set.of(Plant.MONEY_BEFORE_LOAN), Habit.SHUFFLED_TYPES);
        p2p("云仓理财", Set.of(Plant.PRODUCT_WITHOUT_LOANS, Plant.ACROSS_PLATFORMS), Habit.REPEATED_RECORDS);
        p2p("渡口贷", Set.of(Plant.SHORT_PAYOUT, Plant.ACROSS_PLATFORMS), Habit.EARLY_REPAYMENT);
        p2p("季丰财富", Set.of(Plant.SHORT_PRODUCT_LONG_LOANS, Plant.ACROSS_PLATFORMS), Habit.SUBSIDIES);
        p2p("随心金融", Set.of(Plant.ON_DEMAND_LONG_LOANS, Plant.ACROSS_PLATFORMS), Habit.SHUFFLED_TYPES);
        p2p("恒润普惠", Set.of(Plant.PONZI), Habit.RED_PACKETS, Habit.SUBSIDIES);
        p2p(
                "合众拆借",
                Set.of(Plant.SPLIT_BORROWERS, Plant.RELISTED_AT_MATURITY, Plant.MANY_PLATFORMS, Plant.SAME_PROJECT),
                Habit.PAYS_MERCHANTS);
        p2p("长锁理财", Set.of(Plant.LOCKED_EXITS, Plant.MANY_PLATFORMS), Habit.LATE_RECORDS);
        p2p(
                "一家亲财富",
                Set.of(Plant.RELATED_BORROWERS, Plant.SHELL_COMPANIES, Plant.MANY_PLATFORMS, Plant.SAME_PROJECT),
                Habit.NEXT_DAY_STATEMENT);
        p2p("日日标", Set.of(Plant.BORROWER_ROLLS_OVER, Plant.SHORT_TENORS), Habit.FLOAT_ROUNDING);
        p2p("稳保财富", Set.of(Plant.PLATFORM_COMPENSATES, Plant.PROMISES_PRINCIPAL), Habit.LATE_CONFIGURATION);
        p2p("静安理财", Set.of(Plant.SILENT_COMPENSATION), Habit.REPEATED_RECORDS);
        p2p(
                "众担网贷",
                Set.of(Plant.GUARANTOR_OVERSTRETCHED, Plant.GUARANTOR_UNLICENSED, Plant.GUARANTOR_RELATED),
                Habit.SUBSIDIES);
        p2p("幻影贷", Set.of(Plant.FAKE_LISTINGS), Habit.NEXT_DAY_STATEMENT);
        p2p("速钱贷", Set.of(Plant.USURY, Plant.DEDUCTED_IN_ADVANCE), Habit.STATUS_BEFORE_REPAYMENT);
        p2p("急流金融", Set.of(Plant.RUN), Habit.NEXT_DAY_STATEMENT);
        p2p("远帆贷", Set.of(Plant.GONE_SILENT), Habit.RED_PACKETS);
        p2p("半面金服", Set.of(Plant.TRANSACTIONS_WITHHELD, Plant.REGISTRATION_CHANGES), Habit.REVERSALS);
        p2p("漏舟宝", Set.of(Plant.CUSTODY_GAP, Plant.FEW_BORROWERS, Plant.FEW_LENDERS), Habit.SUBSIDIES);
        p2p("烂账贷", Set.of(Plant.OVERDUE), Habit.SHUFFLED_TYPES);
        p2p("展新金服", Set.of(Plant.EXTENDED_TO_LOOK_WELL), Habit.REPEATED_RECORDS);
        p2p(
                "校贷通",
                Set.of(Plant.FORBIDDEN_USE, Plant.LENT_TO_A_MINOR, Plant.LENT_TO_A_STUDENT),
                Habit.CHILDREN_AND_CARS);
        p2p("大手笔贷", Set.of(Plant.SUPER_LENDER, Plant.PACKAGED_TRANSFERS), Habit.RED_PACKETS);
        p2p(
                "粉饰金服",
                Set.of(Plant.BROKEN_JOINS, Plant.LATE_REPORTING, Plant.MANY_CORRECTIONS, Plant.DECLARES_LESS),
                Habit.SHUFFLED_TYPES);
        p2p(
                "无名财富",
                Set.of(Plant.UNLICENSED_RAISER, Plant.NO_CUSTODIAN, Plant.PROMISED_RETURN, Plant.SUBSIDISED_GROWTH),
                Habit.RED_PACKETS);
        other(
                "惠农小额贷款",
                InstitutionType.MICROLOAN,
                Habit.FLOAT_ROUNDING,
                Plant.LARGE_BORROWER_OF_MICROLOAN,
                Plant.MICROLOAN_BORROWS_TOO_MUCH,
                Plant.LENT_OUTSIDE_REGION);
        other(
                "城中小额贷款",
                InstitutionType.MICROLOAN,
                Habit.REPEATED_RECORDS,
                Plant.LARGE_ONLINE_LOAN,
                Plant.TAKES_DEPOSITS,
                Plant.USURY_OF_LICENSED_LENDER);
    }

    private void clean() {
        p2p("安渡网贷", Set.of(), Habit.NEXT_DAY_MATCHING, Habit.LATE_RECORDS, Habit.WHALE, Habit.NEXT_DAY_STATEMENT);
        p2p(
                "桐叶金服",
                Set.of(),
                Habit.LATE_CONFIGURATION,
                Habit.TRANSFERS,
                Habit.REPEATED_RECORDS,
                Habit.DISCLOSED_RELATED_LOAN);
        p2p("星桥普惠", Set.of(), Habit.RED_PACKETS, Habit.REVERSALS, Habit.SUBSIDIES, Habit.CHILDREN_AND_CARS);
        p2p("青禾易贷", Set.of(), Habit.EACH_LOAN_ITS_PRODUCT, Habit.STATUS_BEFORE_REPAYMENT, Habit.EARLY_REPAYMENT);
        p2p(
                "百舸金融",
                Set.of(),
                Habit.FEES_BY_INSTALMENT,
                Habit.STOCK_LOANS,
                Habit.LISTINGS_THAT_NEVER_FILL,
                Habit.LATE_RECORDS,
                Habit.AUTO_BIDDING);
        p2p(
                "砚田网贷",
                Set.of(),
                Habit.FLOAT_ROUNDING,
                Habit.GUARANTOR_WITHOUT_HASH,
                Habit.PAYS_MERCHANTS,
                Habit.UPFRONT_FEES,
                Habit.NEXT_DAY_STATEMENT);
        p2p(
                "云津信贷",
                Set.of(),
                Habit.CLAIM_ENDS_AFTER_PRODUCT,
                Habit.BORROWER_AT_THE_LIMIT,
                Habit.SHUFFLED_TYPES,
                Habit.PARTIAL_PAYOUT);
        p2p("长亭普惠", Set.of(), Habit.EXTENSIONS, Habit.TRANSFERS, Habit.REPEATED_RECORDS, Habit.ANNOUNCED_EXIT);
        p2p(
                "鹤洲金服",
                Set.of(),
                Habit.SETTLES_NEXT_DAY,
                Habit.EARLY_REPAYMENT,
                Habit.LATE_RECORDS,
                Habit.SEVERAL_GUARANTORS,
                Habit.MAINTENANCE);
        p2p(
                "澄湖网贷",
                Set.of(),
                Habit.MATURITY_WALL,
                Habit.SMALL_LOANS_BY_TEMPLATE,
                Habit.OFFLINE_RECOVERY,
                Habit.VERY_SHORT_LOANS,
                Habit.INCUBATOR_ADDRESS);
        other("同舟小额贷款", InstitutionType.MICROLOAN, Habit.RATE_AT_THE_CAP);
        other("宝和典当", InstitutionType.PAWN, Habit.SHUFFLED_TYPES);
        other("安信融资担保", InstitutionType.GUARANTEE, Habit.EARLY_REPAYMENT);
        other("融港租赁", InstitutionType.LEASING, Habit.INCUBATOR_ADDRESS);
        other("通汇保理", InstitutionType.FACTORING, Habit.INCUBATOR_ADDRESS);
    }

    private void p2p(String name, Set<Plant> plants, Habit... habits) {
        add(name + "信息中介有限公司", InstitutionType.P2P, Set.of(habits), plants);
    }

    private void other(String name, InstitutionType type, Habit habit, Plant... plants) {
        Set<Habit> habits = new HashSet<>(EnumSet.of(Habit.OWN_MONEY, Habit.EACH_LOAN_ITS_PRODUCT, habit));
        add(name + "有限公司", type, habits, Set.of(plants));
    }

    private void add(String name, InstitutionType type, Set<Habit> habits, Set<Plant> plants) {
        int index = lenders.size();
        String code = String.format("CERT201904%02d%03d", 1 + index % 28, index + 1);
        String secret = "demo-" + Long.toHexString(random.nextLong());
        lenders.add(new Lender(
                code,
                "望川" + name,
                type,
                DISTRICTS[index % DISTRICTS.length],
                secret,
                STYLES[index % STYLES.length],
                Set.copyOf(habits),
                Set.copyOf(plants)));
    }
}

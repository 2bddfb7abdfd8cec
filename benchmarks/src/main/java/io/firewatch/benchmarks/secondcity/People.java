package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.IdentityHash;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Makes the people and companies of the city; no two share a document. Counties are invented, so nobody is meant. */
final class People {
    /** Zhejiang has no such county. */
    static final String HOME = "339988";

    static final String ELSEWHERE = "449977";

    private static final List<String> SURNAMES =
            List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨");
    private static final List<String> TRADES =
            List.of("商贸", "建材", "食品", "纺织", "机电", "物流", "包装", "农产品", "五金", "家具", "印务", "餐饮");
    private static final List<String> BRANDS =
            List.of("晨曦", "远山", "静河", "白桦", "青禾", "北辰", "云帆", "朗月", "松风", "石桥", "飞鸿", "金穗", "澄湖", "旭日", "长亭", "碧野");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Random random;
    private final Set<String> documents = new HashSet<>();
    private int counter;
    private int accounts;

    People(Random random) {
        this.random = random;
    }

    /** Somebody between 28 and 55 from this city. */
    Someone person() {
        return person(HOME, LocalDate.of(1966, 1, 1).plusDays(random.nextInt(27 * 365)));
    }

    Someone person(String region, LocalDate birth) {
        String document;
        do {
            String head = region
                    + birth.toString().replace("-", "")
                    + String.format(Locale.ROOT, "%03d", random.nextInt(1000));
            document = head + check(head);
        } while (!documents.add(document));
        String name = SURNAMES.get(random.nextInt(SURNAMES.size())) + "**";
        return new Someone(
                document, IdentityHash.of(document), false, 2, name, account(), "-1", -1, "-1", LocalDate.EPOCH, true);
    }

    /** A person who trades under his own document and is reported as an organisation (userType 2). */
    Someone soleTrader() {
        Someone person = person();
        return new Someone(
                person.document(),
                person.hash(),
                true,
                2,
                "望川市" + person.name().charAt(0) + "记粮油店",
                person.account(),
                person.name(),
                12,
                "望川市西城区米市巷" + (100 + random.nextInt(800)) + "号",
                LocalDate.of(2014, 3, 1),
                true);
    }

    Someone company() {
        counter++;
        String document = String.format(Locale.ROOT, "91%sMA%07d%d", HOME, counter, counter % 10);
        String name = "望川" + BRANDS.get(random.nextInt(BRANDS.size())) + TRADES.get(random.nextInt(TRADES.size()))
                + counter + "号有限公司";
        return new Someone(
                document,
                IdentityHash.of(document),
                true,
                2,
                name,
                account(),
                SURNAMES.get(random.nextInt(SURNAMES.size())) + "法人" + counter,
                200 + random.nextInt(800),
                "望川市东城区槐安路" + counter + "号",
                LocalDate.of(2012, 1, 1).plusDays(random.nextInt(2000)),
                true);
    }

    /** A bank account as the custodian masks it; no two end alike, so that shared accounts are meant. */
    String account() {
        accounts++;
        return String.format(Locale.ROOT, "9999********%04d", accounts % 10_000);
    }

    private static char check(String head) {
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += (head.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}

package io.firewatch.embedded.city;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Invents people and companies. Region codes start with 99, which no administrative region has, so no document belongs to
 * anybody. Everybody is of an age to borrow.
 */
final class Parties {
    static final int ATTR_LENDER = 1;
    static final int ATTR_BORROWER = 2;
    static final int ATTR_PLATFORM_COMPENSATING = 4;
    static final int ATTR_GUARANTOR = 5;

    /** The city's own region; people from elsewhere come from {@link #ELSEWHERE}. */
    static final String CITY = "9901";

    static final String ELSEWHERE = "9902";

    private static final int FIRST_BIRTH_YEAR = 1967;
    private static final int BIRTH_YEARS = 33;

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红春建国志文海峰佳宁雪晨宇欣怡浩然子涵";
    private static final String[] TRADES = {"商贸", "建材", "食品", "机电", "纺织", "物流", "农业", "信息技术", "装饰工程", "餐饮管理"};
    private static final String[] FANCY = {"恒祥", "瑞丰", "宏泽", "嘉禾", "启元", "百川", "明达", "同兴", "永晟", "安和", "锦程", "乾润"};

    private final SplittableRandom random;
    private final int lender;
    private int count;

    Parties(SplittableRandom random, int lender) {
        this.random = random;
        this.lender = lender;
    }

    /** Leaves out so many people and companies. */
    void skip(int many) {
        count += many;
    }

    /** Where the people come from whom this lender meets by chance: mostly the city. */
    Party person(int attr) {
        return person(attr, random.nextInt(100) < 92 ? CITY : ELSEWHERE);
    }

    Party person(int attr, String region) {
        return person(attr, region, FIRST_BIRTH_YEAR + random.nextInt(BIRTH_YEARS));
    }

    Party person(int attr, String region, int birthYear) {
        int serial = ++count;
        String birthday = birthYear + two(1 + random.nextInt(12)) + two(1 + random.nextInt(28));
        // Lender and serial in the last places keep every document of the city distinct within a birthday.
        String document = region
                + two(1 + random.nextInt(8))
                + birthday
                + String.format(Locale.ROOT, "%04d", (lender * 1009 + serial * 7) % 10_000);
        return new Party(false, attr, document, name(), phone(serial), serial, lender);
    }

    Party company(int attr) {
        int serial = ++count;
        String document = creditCode(1 + random.nextInt(8), serial);
        String name = "望川市" + FANCY[random.nextInt(FANCY.length)] + one(GIVEN) + TRADES[random.nextInt(TRADES.length)]
                + "有限公司";
        Party company = new Party(true, attr, document, name, phone(serial), serial, lender);
        company.lawPerson = name();
        company.address = "望川市城东区云津路" + (lender * 1000 + serial) + "号";
        company.registered = (2004 + random.nextInt(14)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
        company.capital = 100 + serial % 40 * 50;
        return company;
    }

    private String creditCode(int district, int serial) {
        return String.format(Locale.ROOT, "91%s%02dMA%02d%05dX", CITY, district, lender, serial % 100_000);
    }

    private String name() {
        return one(SURNAMES) + one(GIVEN) + (random.nextInt(3) > 0 ? one(GIVEN) : "");
    }

    private String phone(int serial) {
        return String.format(Locale.ROOT, "100%04d%04d", lender * 100 + serial % 100, serial % 10_000);
    }

    private String one(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}

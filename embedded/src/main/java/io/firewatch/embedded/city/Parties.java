package io.firewatch.embedded.city;

import java.util.SplittableRandom;

/**
 * Invents people and companies. Document numbers start with 99, which no administrative region has, so none belongs to
 * anybody.
 */
final class Parties {
    static final int ATTR_LENDER = 1;
    static final int ATTR_BORROWER = 2;
    static final int ATTR_GUARANTOR = 5;

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

    Party person(int attr) {
        int serial = ++count;
        int district = 1 + random.nextInt(8);
        boolean local = random.nextInt(100) < 85;
        String region = (local ? "9901" : "9902") + two(district);
        String birthday =
                String.valueOf(1955 + random.nextInt(47)) + two(1 + random.nextInt(12)) + two(1 + random.nextInt(28));
        // Lender and serial in the last seven places keep every document of the city distinct within a birthday.
        String document = region + birthday + String.format("%04d", (lender * 1009 + serial * 7) % 10_000);
        String name = one(SURNAMES) + one(GIVEN) + (random.nextInt(3) > 0 ? one(GIVEN) : "");
        return new Party(false, attr, document, name, phone(serial), serial);
    }

    Party company(int attr) {
        int serial = ++count;
        String document = String.format("91990%dMA%02d%06dX", 1 + random.nextInt(9), lender, serial);
        String name = "望川市" + FANCY[random.nextInt(FANCY.length)] + one(GIVEN) + TRADES[random.nextInt(TRADES.length)]
                + "有限公司";
        return new Party(true, attr, document, name, phone(serial), serial);
    }

    private String phone(int serial) {
        return String.format("100%04d%04d", lender * 100 + serial % 100, serial % 10_000);
    }

    private String one(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}

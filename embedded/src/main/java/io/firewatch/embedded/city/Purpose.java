package io.firewatch.embedded.city;

import java.util.SplittableRandom;

/**
 * What a loan is for: the code of A.10 and the borrower's own words, which no two borrowers choose alike except by chance.
 *
 * @param use loanUse
 */
record Purpose(int use, String words) {
    private static final int CONSUMPTION = 1;
    private static final int SMALL_BUSINESS = 2;
    private static final int HOME = 8;
    private static final int CAR = 9;
    private static final int OTHER_PERSONAL = 10;
    private static final int TRADE = 11;

    private static final String[] PLACES = {
        "城东老宅", "滨河小院", "南湖新居", "北山祖屋", "镇上门面", "江边住处", "岳父家里", "郊外农舍", "单位宿舍旁", "桥头铺子"
    };
    private static final String[] WANTS = {
        "翻修屋顶", "添置家电", "筹办婚礼", "治疗牙齿", "定做家具", "改造厨房", "铺设暖气", "修缮围墙", "安装电梯", "更换门窗", "修理货车", "置办农具"
    };
    private static final String[] MEANS = {"工资按月归还", "年终奖金偿付", "店里营业款来还", "租客房租抵还", "夫妻共同承担", "果园卖果后结清", "退休金里扣"};
    private static final String[] GOODS = {
        "棉纱", "钢筋", "水泥管", "冷冻虾", "葡萄酒", "办公桌椅", "电缆", "轮胎", "包装纸箱", "机床配件", "茶叶", "饲料"
    };
    private static final String[] DEALS = {
        "向老供货商进货", "备足旺季存货", "交付学校订单", "垫付工程材料款", "扩建二号仓库", "更换生产线电机", "参加广州展销", "支付运费和装卸费"
    };
    private static final String[] INCOMES = {"应收货款到账后归还", "以季度销售回款偿还", "合同尾款结算即还", "经营利润分期偿还", "年底商场结账时还清"};

    static Purpose of(Party borrower, SplittableRandom random) {
        if (borrower.company) {
            return new Purpose(
                    random.nextInt(3) > 0 ? SMALL_BUSINESS : TRADE,
                    one(GOODS, random) + "生意" + one(DEALS, random) + "，" + one(INCOMES, random));
        }
        int[] uses = {CONSUMPTION, HOME, OTHER_PERSONAL};
        return new Purpose(
                uses[random.nextInt(uses.length)], one(PLACES, random) + one(WANTS, random) + "，" + one(MEANS, random));
    }

    /** Words that a careless reading takes for a student's loan. */
    static Purpose tuitionOfAChild() {
        return new Purpose(CONSUMPTION, "为孩子缴纳大学学费和住宿费，双方工资归还");
    }

    /** Words that a careless reading takes for a down payment on a flat. */
    static Purpose downPaymentOfACar() {
        return new Purpose(CAR, "购车首付，跑运输的收入归还");
    }

    private static String one(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }
}

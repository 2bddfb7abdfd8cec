package io.firewatch.benchmarks.secondcity;

import java.util.List;
import java.util.Random;

/** Purposes as honest borrowers word them: no two alike by more than a phrase. */
final class Texts {
    private static final List<String> WHO = List.of(
            "家住河湾的木匠",
            "开了九年面馆",
            "跑长途货运的夫妻",
            "经营苗圃三十亩",
            "老城区裁缝铺",
            "乡镇兽药门市",
            "茶叶合作社社员",
            "二手农机维修点",
            "社区洗衣连锁",
            "手工竹编作坊",
            "海鲜干货批发档口",
            "民宿小院两栋",
            "汽车美容工位六个",
            "幼教玩具代理",
            "灯具门店改制",
            "承包果园盛果期");
    private static final List<String> WHAT = List.of(
            "添一台冷藏柜",
            "重做门头和水电",
            "支付秋茶收购款",
            "补发工人节前工资",
            "更换旧锅炉",
            "备足双节货品",
            "交齐下半年铺租",
            "购入烘干设备",
            "搬迁到新厂院",
            "修缮漏雨屋顶",
            "垫付运费与油料",
            "添置两辆三轮",
            "引进嫁接幼苗",
            "偿付面料定金",
            "采购环保油漆",
            "装设净化风机");
    private static final List<String> HOW = List.of(
            "以旺季回款归还", "有应收账单可查", "名下住宅无贷", "上年纳税良好", "两位老友作证", "存货随时盘点", "合同已签待发货", "配偶有固定收入", "流水每旬上传", "曾两次按期结清",
            "订单排到腊月", "保险单齐备");

    private Texts() {}

    static String purpose(Random random) {
        return WHO.get(random.nextInt(WHO.size()))
                + "，"
                + WHAT.get(random.nextInt(WHAT.size()))
                + "，"
                + HOW.get(random.nextInt(HOW.size()));
    }
}

package io.firewatch.rulesets.docs;

import java.util.Locale;

/** The sections of the supervision rules, by their numbers: what there is to be covered. */
public enum SupervisionRule {
    R01("超限额", "over the limit on one platform"),
    R02("多头超限", "over the limit across platforms"),
    R03("资金池", "pooling: money before its project"),
    R04("放款不平", "loan money that does not balance"),
    R05("期限错配·拆期", "maturity mismatch and splitting"),
    R06("自融·关联融资", "self-financing and related parties"),
    R07("借新还旧", "old money paid with new"),
    R08("刚兑·平台代偿", "rigid guarantee"),
    R09("担保异常", "guarantors"),
    R10("假标", "fake listings"),
    R11("高利贷", "cost above the cap"),
    R12("砍头息", "deduction in advance"),
    R13("挤兑", "run"),
    R14("失联跑路", "silence and flight"),
    R15("无存管", "custody"),
    R16("集中度", "concentration"),
    R17("逾期恶化", "asset quality"),
    R18("收益偏离", "returns out of line"),
    R19("补贴拉新", "growth by subsidy"),
    R20("禁止用途", "forbidden use"),
    R21("超级放款人·打包转让", "super lenders and packaged transfers"),
    R22("数据失实", "misreporting"),
    R23("短期标", "very short terms"),
    R24("涉众规模", "public reach of the unlicensed"),
    R25("小贷限额", "limits of microloan companies"),
    R26("异常登记", "changes of registration");

    private final String zh;
    private final String en;

    SupervisionRule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The one a section such as {@code R07b} belongs to. */
    public static SupervisionRule ofSection(String section) {
        return valueOf(section.substring(0, 3).toUpperCase(Locale.ROOT));
    }
}

package io.firewatch.model.record;

import io.firewatch.model.Money;
import org.jspecify.annotations.Nullable;

/** 4.1.1 用户信息: a party as one lender knows it. {@code party} is the re-keyed hash; name and phone of natural
 * persons are masked; the ID number is gone, its portrait (age band, sex, region) is kept. Absent text is empty. The
 * keys join what may not be read: a company's legal representative, its address, and bank accounts (comma-separated); each
 * is empty where the lender masked what it stands for beyond use. {@code bornMonth} (2008-05) is known of those only who were
 * under 23 when they registered. */
public record UserInfo(
        String party,
        int userType,
        int userAttr,
        String name,
        int cardType,
        long createdAt,
        String ageBand,
        String sex,
        String region,
        String lawPerson,
        @Nullable Money registeredCapital,
        String address,
        @Nullable Integer registeredDay,
        String bankAccounts,
        String lawPersonKey,
        String addressKey,
        String accountKeys,
        String bornMonth) {}

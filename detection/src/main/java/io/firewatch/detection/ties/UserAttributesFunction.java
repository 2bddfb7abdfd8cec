package io.firewatch.detection.ties;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.UserInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells what a user of an institution may share with others, and takes back what a newer version no longer says. */
public final class UserAttributesFunction extends KeyedProcessFunction<EntityKey, FeedRecord, AttributeUse> {
    private transient MapState<String, AttributeUse> told;

    @Override
    public void open(OpenContext context) {
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.STRING, TypeInformation.of(AttributeUse.class)));
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<AttributeUse> out) throws Exception {
        UserInfo user = record.userInfo();
        if (user == null) {
            return;
        }
        Set<String> now = new HashSet<>();
        for (AttributeUse use : of(record.institution(), user, record.seq())) {
            String place = use.kind() + '/' + use.key();
            now.add(place);
            if (!told.contains(place)) {
                told.put(place, use);
                out.collect(use);
            }
        }
        List<String> gone = new ArrayList<>();
        told.keys().forEach(place -> {
            if (!now.contains(place)) {
                gone.add(place);
            }
        });
        for (String place : gone) {
            AttributeUse use = told.get(place);
            told.remove(place);
            out.collect(new AttributeUse(
                    use.institution(), use.kind(), use.key(), use.party(), use.name(), record.seq(), false));
        }
    }

    private static List<AttributeUse> of(String institution, UserInfo user, long seq) {
        List<AttributeUse> all = new ArrayList<>();
        if (!user.accountKeys().isEmpty()) {
            for (String key : user.accountKeys().split(",")) {
                all.add(use(institution, AttributeUse.ACCOUNT, key, user, seq));
            }
        }
        if (!user.addressKey().isEmpty()) {
            all.add(use(institution, AttributeUse.ADDRESS, user.addressKey(), user, seq));
        }
        if (!user.lawPersonKey().isEmpty()) {
            all.add(use(institution, AttributeUse.LAW_PERSON, user.lawPersonKey(), user, seq));
        }
        if (!user.addressKey().isEmpty() && !user.lawPersonKey().isEmpty()) {
            String seat = user.lawPersonKey() + '@' + user.addressKey();
            all.add(use(institution, AttributeUse.SEAT, seat, user, seq));
        }
        Integer registered = user.registeredDay();
        if (registered != null && user.userType() == 2) {
            all.add(use(institution, AttributeUse.REGISTERED, BusinessTime.printDay(registered), user, seq));
        }
        return all;
    }

    private static AttributeUse use(String institution, String kind, String key, UserInfo user, long seq) {
        return new AttributeUse(institution, kind, key, user.party(), user.name(), seq, true);
    }
}

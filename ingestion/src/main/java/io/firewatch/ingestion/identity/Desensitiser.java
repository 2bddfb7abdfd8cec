package io.firewatch.ingestion.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.ingestion.refusal.RefusalCode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Turns a record as sent into a body that may be kept: scalars become trimmed text, identity hashes and guarantors'
 * documents become party ids, an ID number gives its portrait and is dropped, natural persons' names and telephone
 * numbers are masked (design: personal data). Thread-safe.
 */
public final class Desensitiser {
    private static final String HASH = "userIdcardHash";
    private static final int LONGEST_TEXT = 4_000;

    /** A card is told from others by its bank and last four; the last four alone are shared by thousands. */
    private static final int LEAST_SHOWN_OF_ACCOUNT = 8;

    /** Shorter than a street with its number; a city's or district's name says nothing. */
    private static final int LEAST_OF_ADDRESS = 8;

    private final BureauKeys keys;

    public Desensitiser(BureauKeys keys) {
        this.keys = keys;
    }

    /**
     * The body to keep of one record.
     *
     * @param record the record as sent, scalars as text or number nodes
     * @param receivedDay business day of receipt, to which ages are counted
     */
    public Desensitised desensitise(RecordType type, JsonNode record, int receivedDay) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> reasons = new ArrayList<>(0);
        List<String> observations = new ArrayList<>(0);
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            if (ProtocolFields.isDropped(field.getKey())) {
                continue;
            }
            if (!ProtocolFields.isKnown(type, field.getKey())) {
                observations.add("unknown-fields");
            } else if (field.getValue().isContainerNode()) {
                keepList(field.getKey(), field.getValue(), body, reasons);
            } else {
                body.put(field.getKey(), clean(field.getKey(), field.getValue(), reasons));
            }
        }
        rekey(body, reasons);
        if (type == RecordType.USER_INFO) {
            portray(body, receivedDay, observations);
        } else if (type == RecordType.SCATTER_INVEST) {
            rekeyGuarantors(body);
            hideInText(body, "loanDescribe", "productName", "collateralDesc", "collateralInfo", "securityInfo");
        } else if (type == RecordType.TRANSACT) {
            hideInText(body, "sourceProductName", "sourceFinancingName", "transTypeDec");
        }
        return new Desensitised(body, reasons, observations);
    }

    private void keepList(String field, JsonNode value, ObjectNode body, List<String> reasons) {
        if (!field.equals("userList") || !value.isArray()) {
            reasons.add(Refusal.of(field, RefusalCode.NO_SINGLE_VALUE).sentence());
            return;
        }
        ArrayNode accounts = body.putArray(field);
        for (JsonNode entry : value) {
            JsonNode account = entry.path("userBankAccount");
            if (account.isValueNode()) {
                String text = clean(field, account, reasons);
                ObjectNode kept = accounts.addObject().put("userBankAccount", Masking.account(text));
                if (shown(text) >= LEAST_SHOWN_OF_ACCOUNT) {
                    kept.put("accountKey", keys.joint("account", text));
                }
            }
        }
    }

    /** Trimmed text without control characters, which neither the database nor a page can show. */
    private static String clean(String field, JsonNode value, List<String> reasons) {
        String text = value.isNull() ? "" : value.asText().trim();
        if (text.length() > LONGEST_TEXT) {
            reasons.add(Refusal.of(field, RefusalCode.TOO_LONG, LONGEST_TEXT).sentence());
            text = text.substring(0, LONGEST_TEXT);
        }
        if (UnreadableText.isIn(text)) {
            reasons.add(Refusal.of(field, RefusalCode.UNREADABLE).sentence());
            return UnreadableText.replaced(text);
        }
        return text;
    }

    private void rekey(ObjectNode body, List<String> reasons) {
        String hash = body.path(HASH).asText("");
        if (isAbsent(hash)) {
            return;
        }
        if (!ProtocolHash.isHash(hash)) {
            reasons.add(Refusal.of(HASH, RefusalCode.NO_HASH).sentence());
        }
        // Even what is no hash is re-keyed: it may be the ID number itself.
        body.put(HASH, keys.party(hash));
    }

    /** The day of registration where it can be read and lies in the past. */
    private static int registeredDay(ObjectNode body, int receivedDay) {
        try {
            return Math.min(BusinessTime.parseDay(body.path("userCreateTime").asText("")), receivedDay);
        } catch (DateTimeParseException e) {
            return receivedDay;
        }
    }

    private void portray(ObjectNode body, int receivedDay, List<String> observations) {
        String document = body.path("userIdcard").asText("");
        boolean company = body.path("userType").asText("").equals("2");
        Portrait portrait = company
                ? Portrait.ofCompany(document, body.path("userProvince").asText(""))
                : Portrait.ofPerson(document, body.path("userSex").asText(""), receivedDay);
        if (!company && Masking.isPersonalId(document)) {
            observations.add("unmasked-id");
        }
        body.remove("userIdcard");
        body.put("ageBand", portrait.ageBand());
        body.put("sex", portrait.sex());
        body.put("region", portrait.region());
        String born = company ? "" : Portrait.bornMonth(document, registeredDay(body, receivedDay));
        body.remove("bornMonth"); // no lender's word counts for it
        if (!born.isEmpty()) {
            body.put("bornMonth", born);
        }
        replace(
                body,
                "userPhone",
                isAbsent(body.path("userPhone").asText(""))
                        ? "-1"
                        : Masking.phone(body.path("userPhone").asText()));
        String lawPerson = body.path("userLawperson").asText("");
        if (company) {
            putJoints(body, lawPerson);
        }
        replace(body, "userLawperson", isAbsent(lawPerson) ? lawPerson : Masking.name(lawPerson));
        if (!company) {
            replace(body, "userName", Masking.name(body.path("userName").asText("")));
            replace(body, "userAddress", "-1");
        }
    }

    /** What companies may share: their legal representative and address, each under a key where it is told in full. */
    private void putJoints(ObjectNode body, String lawPerson) {
        if (!isAbsent(lawPerson) && shown(lawPerson) == lawPerson.length() && lawPerson.indexOf('某') < 0) {
            body.put("lawPersonKey", keys.joint("law-person", lawPerson));
        }
        String address = body.path("userAddress").asText("").replaceAll("\\s", "");
        if (address.length() >= LEAST_OF_ADDRESS) {
            body.put("addressKey", keys.joint("address", address));
        }
    }

    private static int shown(String text) {
        return (int) text.chars().filter(c -> c != '*' && c != '＊').count();
    }

    private static void replace(ObjectNode body, String field, String value) {
        if (body.has(field)) {
            body.put(field, value);
        }
    }

    private void rekeyGuarantors(ObjectNode body) {
        String documents = body.path("securityCompanyIdcard").asText("");
        if (isAbsent(documents)) {
            return;
        }
        String[] names = body.path("securityCompanyName").asText("").split("[,，]", -1);
        StringJoiner parties = new StringJoiner(",");
        StringJoiner kinds = new StringJoiner(",");
        boolean person = false;
        int position = 0;
        for (String document : documents.split("[,，]", -1)) {
            parties.add(document.isBlank() || document.trim().equals("-1") ? "" : keys.partyOfDocument(document));
            boolean natural = Masking.isPersonalId(document);
            kinds.add(natural ? "person" : "company");
            if (natural && position < names.length) {
                names[position] = Masking.name(names[position]);
                person = true;
            }
            position++;
        }
        body.put("securityCompanyIdcard", parties.toString());
        body.put("guarantorKinds", kinds.toString());
        if (person) {
            body.put("securityCompanyName", String.join(",", names));
        }
    }

    private static void hideInText(ObjectNode body, String... fields) {
        for (String field : fields) {
            JsonNode text = body.get(field);
            if (text != null) {
                body.put(field, Masking.freeText(text.asText()));
            }
        }
    }

    /** What means "no party" in the wild (A.8). */
    private static boolean isAbsent(String text) {
        return text.isEmpty() || text.equals("-1") || text.equals("0") || text.equals("-");
    }
}

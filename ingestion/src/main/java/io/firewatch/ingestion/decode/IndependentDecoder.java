package io.firewatch.ingestion.decode;

import static io.firewatch.ingestion.decode.BusinessKey.joined;

import io.firewatch.ingestion.identity.Sha256;
import io.firewatch.ingestion.refusal.RefusalCode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.CustodyLine;
import io.firewatch.model.record.DeclaredFigure;
import io.firewatch.model.record.DeclaredFigures;
import io.firewatch.model.record.GuarantorFacts;
import io.firewatch.model.record.InstitutionFacts;
import io.firewatch.model.record.RegistryEvent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of independent sources, which the desk's door writes: like those of the protocol, an empty or absent
 * field is not there.
 */
final class IndependentDecoder {
    private static final int NOTE_KEY_CHARS = 12;

    private IndependentDecoder() {}

    static Decoded custodyLine(Fields fields) {
        CustodyLine line = new CustodyLine(
                fields.day("date"),
                fields.text("direction").equals("in"),
                fields.money("amount"),
                fields.optionalParty("party"),
                fields.optionalId("bankTransId"),
                fields.optionalCode("transType", -1),
                money(fields, "balance"));
        String day = BusinessTime.printDay(line.day());
        String direction = fields.text("direction");
        // Lines without a serial are told apart by what they say, and equal ones by their place among equals.
        String key = line.bankTrans().isEmpty()
                ? joined(
                        day,
                        direction,
                        "",
                        line.amount().fen(),
                        line.party(),
                        line.transType(),
                        fields.text("occurrence"))
                : joined(day, direction, line.bankTrans());
        return RecordDecoder.decoded(fields, line, key, BusinessTime.startOf(line.day()));
    }

    static Decoded declaredFigures(Fields fields) {
        int day = fields.day("date");
        double[] figures = new double[DeclaredFigure.values().length];
        for (DeclaredFigure figure : DeclaredFigure.values()) {
            figures[figure.ordinal()] = figure(fields, figure);
        }
        return RecordDecoder.decoded(
                fields, new DeclaredFigures(day, figures), BusinessTime.printDay(day), BusinessTime.startOf(day));
    }

    private static double figure(Fields fields, DeclaredFigure figure) {
        String text = fields.text(figure.column());
        if (text.isEmpty()) {
            return Double.NaN;
        }
        return switch (figure.kind()) {
            case MONEY -> fields.optionalMoney(figure.column()).fen();
            case COUNT -> fields.count(figure.column(), 0);
            case SHARE -> share(fields, figure.column(), text);
        };
    }

    private static double share(Fields fields, String field, String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, together with what is out of range.
        }
        fields.refuse(field, RefusalCode.NO_SHARE, text);
        return Double.NaN;
    }

    static Decoded affiliation(Fields fields) {
        String share = fields.text("share");
        Affiliation tie = new Affiliation(
                fields.party("party"),
                fields.text("kind").equals("company"),
                fields.text("name"),
                fields.id("role"),
                fields.optionalParty("of"),
                fields.text("ofName"),
                share.isEmpty() ? null : share(fields, "share", share),
                fields.optionalDay("from"),
                fields.optionalDay("to"));
        String key = joined(tie.party(), tie.role(), tie.of(), Objects.toString(fields.text("from")));
        return RecordDecoder.decoded(fields, tie, key, moment(tie.from()));
    }

    static Decoded guarantor(Fields fields) {
        GuarantorFacts guarantor = new GuarantorFacts(
                fields.party("party"),
                fields.text("name"),
                yesOrNo(fields, "licensed"),
                money(fields, "netAssets"),
                Boolean.TRUE.equals(yesOrNo(fields, "smallOrFarm")),
                fields.day("asOf"));
        String key = joined(guarantor.party(), BusinessTime.printDay(guarantor.asOf()));
        return RecordDecoder.decoded(fields, guarantor, key, BusinessTime.startOf(guarantor.asOf()));
    }

    static Decoded institutionFacts(Fields fields) {
        InstitutionFacts facts = new InstitutionFacts(
                fields.text("name"),
                fields.id("type"),
                fields.text("district"),
                fields.optionalParty("party"),
                fields.text("region"),
                fields.optionalDay("licensedFrom"),
                fields.optionalDay("licensedTo"),
                fields.text("custodian"),
                fields.optionalDay("custodyFrom"),
                Boolean.TRUE.equals(yesOrNo(fields, "uncustodied")),
                yesOrNo(fields, "custodianTested"),
                money(fields, "netAssets"),
                money(fields, "borrowings"),
                money(fields, "securities"),
                yesOrNo(fields, "online"));
        return RecordDecoder.decoded(fields, facts, "facts", null);
    }

    static Decoded registryEvent(Fields fields) {
        RegistryEvent event = new RegistryEvent(fields.day("date"), fields.id("kind"), fields.text("note"));
        if (!RegistryEvent.KINDS.contains(event.kind())) {
            fields.refuse("kind", RefusalCode.NONE_OF, event.kind(), String.join(", ", RegistryEvent.KINDS));
        }
        String key = joined(
                BusinessTime.printDay(event.day()),
                event.kind(),
                Sha256.hex(event.note()).substring(0, NOTE_KEY_CHARS));
        return RecordDecoder.decoded(fields, event, key, BusinessTime.startOf(event.day()));
    }

    private static @Nullable Long moment(@Nullable Integer day) {
        return day == null ? null : BusinessTime.startOf(day);
    }

    private static @Nullable Money money(Fields fields, String field) {
        return fields.text(field).isEmpty() ? null : fields.optionalMoney(field);
    }

    private static @Nullable Boolean yesOrNo(Fields fields, String field) {
        String text = fields.text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!Arrays.asList("yes", "no").contains(text)) {
            fields.refuse(field, RefusalCode.NEITHER_YES_NOR_NO, text);
        }
        return text.equals("yes");
    }
}

package io.firewatch.embedded.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.DeclaredFigure;
import java.util.Locale;

/** What a notice becomes in the record once it came in by the desk's door: names re-keyed, empty cells left out. */
final class NoticeBody {
    private final BureauKeys keys;

    NoticeBody(BureauKeys keys) {
        this.keys = keys;
    }

    ObjectNode of(Notice notice) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (notice.type()) {
            case CUSTODY_LINE -> {
                String party = notice.cell("party_hash");
                copy(notice, body, "date", "date", "direction", "direction", "amount", "amount");
                body.put("party", party.isEmpty() ? "" : keys.party(party));
                copy(notice, body, "bank_trans_id", "bankTransId", "trans_type", "transType");
                body.put("occurrence", "1");
            }
            case DECLARED_FIGURE -> {
                for (DeclaredFigure figure : DeclaredFigure.values()) {
                    copy(notice, body, figure.column(), figure.column());
                }
                body.put("date", BusinessTime.printDay(notice.day()));
            }
            case AFFILIATION -> {
                body.put("party", party(notice.cell("party_document")));
                copy(notice, body, "party_kind", "kind", "party_name", "name", "role", "role");
                copy(notice, body, "share", "share", "from", "from", "to", "to");
            }
            case GUARANTOR -> {
                body.put("party", party(notice.cell("credit_code")));
                copy(notice, body, "name", "name", "licensed", "licensed", "net_assets", "netAssets", "as_of", "asOf");
            }
            case INSTITUTION_FACTS -> {
                body.put("party", party(notice.cell("credit_code")));
                copy(notice, body, "name", "name", "type", "type", "district", "district", "region", "region");
                copy(notice, body, "licensed_from", "licensedFrom", "custodian", "custodian");
                copy(notice, body, "custody_from", "custodyFrom", "custodian_tested", "custodianTested");
                copy(notice, body, "net_assets", "netAssets", "borrowings", "borrowings");
                copy(notice, body, "securities", "securities", "online", "online");
                body.put("uncustodied", notice.cell("custodian").isEmpty() ? "yes" : "no");
            }
            case REGISTRY_EVENT -> copy(notice, body, "date", "date", "kind", "kind", "note", "note");
            default -> throw new IllegalArgumentException(notice.type() + " is no independent record");
        }
        return body;
    }

    private String party(String document) {
        return keys.partyOfDocument(document.toUpperCase(Locale.ROOT));
    }

    private static void copy(Notice notice, ObjectNode body, String... columnsAndFields) {
        for (int i = 0; i < columnsAndFields.length; i += 2) {
            String cell = notice.cell(columnsAndFields[i]);
            if (!cell.isEmpty()) {
                body.put(columnsAndFields[i + 1], cell);
            }
        }
    }
}

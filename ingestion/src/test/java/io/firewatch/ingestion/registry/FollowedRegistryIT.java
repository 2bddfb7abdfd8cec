package io.firewatch.ingestion.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.ingestion.gateway.TestRecord;
import io.firewatch.ingestion.registry.FollowedRegistry.SetAside;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedRegistryIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private TestRecord record;
    private FollowedRegistry registry;

    @BeforeEach
    void open() throws Exception {
        record = TestRecord.shared();
        registry = new FollowedRegistry(
                record.keys(),
                Clock.fixed(TODAY.atTime(9, 0).atZone(BusinessTime.ZONE).toInstant(), BusinessTime.ZONE));
    }

    @Test
    void aTieWhoseRowIsGoneHeldUntilTheDayBefore() throws Exception {
        take(tie("FOL-1", "1", "99999919800101123X", "controller", ""));
        assertThat(bodies("FOL-1")).singleElement().asString().contains("\"name\":\"赵**\"", "\"to\":null");

        take(gone(RegistryChange.AFFILIATIONS, "1"));

        assertThat(bodies("FOL-1")).hasSize(2).last().asString().contains("\"to\":\"2026-03-09\"");
        assertThat(record.texts("SELECT role FROM registry.affiliation WHERE institution = 'FOL-1'"))
                .isEmpty();
        take(gone(RegistryChange.AFFILIATIONS, "1"));
        assertThat(bodies("FOL-1")).hasSize(2);
    }

    @Test
    void anEndThatWasKnownStays() throws Exception {
        take(
                tie("FOL-2", "2", "99999919800101123X", "controller", "2025-12-31"),
                gone(RegistryChange.AFFILIATIONS, "2"));

        assertThat(bodies("FOL-2")).last().asString().contains("\"to\":\"2025-12-31\"");
    }

    @Test
    void aRowThatIsAboutSomebodyElseNowEndsTheFormer() throws Exception {
        take(tie("FOL-3", "3", "99999919800101123X", "controller", ""));
        take(tie("FOL-3", "3", "999999199002021235", "controller", ""));

        assertThat(bodies("FOL-3"))
                .hasSize(3)
                .anyMatch(body -> body.contains(record.keys().partyOfDocument("99999919800101123X"))
                        && body.contains("\"to\":\"2026-03-09\""));
        assertThat(record.texts("SELECT party FROM registry.affiliation WHERE institution = 'FOL-3'"))
                .containsExactly(record.keys().partyOfDocument("999999199002021235"));
    }

    @Test
    void repeatsLandNothing() throws Exception {
        RegistryChange tie = tie("FOL-4", "4", "99999919800101123X", "controller", "");
        take(tie);
        take(tie);

        assertThat(bodies("FOL-4")).hasSize(1);
    }

    @Test
    void aBadRowIsSetAsideByTableRowAndColumnAndTheOthersGoOn() throws Exception {
        List<SetAside> aside = take(
                tie("FOL-5", "99999919800101123X", "99999919800101123X", "boss", ""),
                tie("FOL-5", "6", "99999919800101123X", "director", ""));

        assertThat(aside)
                .extracting(SetAside::toString)
                .containsExactly("table bureau.affiliations, row id=******************: column zw, as role: 'boss' is"
                        + " none of shareholder, controller, legal-representative, director, supervisor, executive,"
                        + " controlled-company");
        assertThat(record.texts("SELECT reason FROM registry.set_aside WHERE row_label LIKE '%***%'"))
                .hasSize(1);
        assertThat(record.texts("SELECT role FROM registry.affiliation WHERE institution = 'FOL-5'"))
                .containsExactly("director");

        assertThat(take(tie("FOL-5", "99999919800101123X", "99999919800101123X", "executive", "")))
                .isEmpty();
        assertThat(record.texts("SELECT reason FROM registry.set_aside WHERE row_label LIKE '%***%'"))
                .isEmpty();
    }

    @Test
    void aLenderWhoseRowIsGoneHasNoLicenceAndKeepsItsSecret() throws Exception {
        take(lender("FOL-7", "示例平台"));
        String secret = record.text("SELECT encode(secret, 'hex') FROM registry.institution WHERE code = 'FOL-7'");
        String clear = record.keys().decrypt(java.util.HexFormat.of().parseHex(secret));
        take(lender("FOL-7", "示例平台二"));
        String later = record.text("SELECT encode(secret, 'hex') FROM registry.institution WHERE code = 'FOL-7'");
        assertThat(record.keys().decrypt(java.util.HexFormat.of().parseHex(later)))
                .isEqualTo(clear)
                .hasSize(64);

        take(gone(RegistryChange.INSTITUTIONS, "FOL-7"));

        assertThat(record.text("SELECT licensed_to FROM registry.institution WHERE code = 'FOL-7'"))
                .isEqualTo("2026-03-09");
        assertThat(record.texts(
                        "SELECT body FROM feed.record WHERE institution = 'FOL-7' AND inf_type = ? ORDER BY seq",
                        RecordType.INSTITUTION_FACTS.infType()))
                .hasSize(3)
                .last()
                .asString()
                .contains("\"licensedTo\":\"2026-03-09\"", "\"name\":\"示例平台二\"");
    }

    @Test
    void aGuaranteeCompanyWithoutARowIsStruckOffAndMayComeBack() throws Exception {
        String code = "91330100MA00000F1X";
        take(guarantor("g1", code, "100.00", "2024-12-31"), guarantor("g2", code, "50.00", "2025-12-31"));

        take(gone(RegistryChange.GUARANTORS, "g2"));
        assertThat(last(code)).contains("\"asOf\":\"2025-12-31\"", "\"netAssets\":\"100.00\"");

        take(gone(RegistryChange.GUARANTORS, "g1"));
        assertThat(last(code)).contains("\"asOf\":\"2026-03-10\"", "\"licensed\":\"no\"", "\"netAssets\":null");

        take(guarantor("g3", code, "70.00", "2025-12-31"));
        assertThat(last(code)).contains("\"asOf\":\"2026-03-10\"", "\"licensed\":\"yes\"", "\"netAssets\":\"70.00\"");
        assertThat(record.texts(
                        "SELECT as_of FROM registry.guarantor WHERE party = ?",
                        record.keys().partyOfDocument(code)))
                .containsExactly("2025-12-31");
    }

    @Test
    void aRowCarriedForwardToANewDateLeavesItsHistory() throws Exception {
        String code = "91330100MA00000F2X";
        take(guarantor("h1", code, "100.00", "2024-12-31"));
        take(guarantor("h1", code, "50.00", "2025-12-31"));

        assertThat(record.texts(
                        "SELECT as_of FROM registry.guarantor WHERE party = ? ORDER BY as_of",
                        record.keys().partyOfDocument(code)))
                .containsExactly("2024-12-31", "2025-12-31");
    }

    private List<SetAside> take(RegistryChange... changes) throws Exception {
        try (Connection connection = record.dataSource().getConnection()) {
            try {
                return registry.take(connection, Arrays.asList(changes));
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private List<String> bodies(String institution) throws Exception {
        return record.texts(
                "SELECT body FROM feed.record WHERE institution = ? AND inf_type = ? ORDER BY seq",
                institution,
                RecordType.AFFILIATION.infType());
    }

    private String last(String creditCode) throws Exception {
        List<String> bodies = record.texts(
                "SELECT body FROM feed.record WHERE inf_type = ? AND body LIKE ? ORDER BY seq",
                RecordType.GUARANTOR.infType(),
                "%" + record.keys().partyOfDocument(creditCode) + "%");
        return bodies.get(bodies.size() - 1);
    }

    private static RegistryChange tie(String institution, String id, String document, String role, String to) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("institution", institution);
        line.put("party_kind", "person");
        line.put("party_document", document);
        line.put("party_name", "赵示例");
        line.put("role", role);
        line.put("share", "");
        line.put("from", "2017-01-01");
        line.put("to", to);
        return change(RegistryChange.AFFILIATIONS, id, line);
    }

    private static RegistryChange lender(String code, String name) {
        Map<String, String> line = new LinkedHashMap<>();
        for (String column : FollowedRegistry.requiredColumns(RegistryChange.INSTITUTIONS)) {
            line.put(column, "");
        }
        line.put("code", code);
        line.put("name", name);
        line.put("type", "p2p");
        line.put("district", "示例区");
        return change(RegistryChange.INSTITUTIONS, code, line);
    }

    private static RegistryChange guarantor(String id, String code, String netAssets, String asOf) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("credit_code", code);
        line.put("name", "示例担保");
        line.put("licensed", "yes");
        line.put("net_assets", netAssets);
        line.put("as_of", asOf);
        return change(RegistryChange.GUARANTORS, id, line);
    }

    private static RegistryChange change(String file, String id, Map<String, String> line) {
        String[] columns = line.keySet().toArray(String[]::new);
        String[] sources = Arrays.stream(columns)
                .map(one -> one.equals("role") ? "zw" : one)
                .toArray(String[]::new);
        return new RegistryChange(
                "bureau." + file,
                file,
                "id=" + id,
                columns,
                line.values().toArray(String[]::new),
                sources,
                false,
                false);
    }

    private static RegistryChange gone(String file, String id) {
        String[] none = new String[0];
        return new RegistryChange("bureau." + file, file, "id=" + id, none, none, none, true, false);
    }
}

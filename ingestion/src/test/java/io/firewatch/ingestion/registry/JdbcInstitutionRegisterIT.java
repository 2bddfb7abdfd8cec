package io.firewatch.ingestion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firewatch.ingestion.gateway.TestRecord;
import io.firewatch.model.institution.InstitutionRegister.ImportResult;
import io.firewatch.model.institution.InstitutionRegister.LineError;
import io.firewatch.model.institution.InstitutionRegister.Registration;
import io.firewatch.model.record.RecordType;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcInstitutionRegisterIT {
    private static final String HEADER =
            "code,name,type,district,credit_code,secret,licensed_from,licensed_to,custodian,custody_from,net_assets\n";

    private TestRecord record;
    private JdbcInstitutionRegister register;

    @BeforeEach
    void open() throws Exception {
        record = TestRecord.shared();
        register = new JdbcInstitutionRegister(record.dataSource(), record.keys());
    }

    @Test
    void importsInstitutionsWithTheirSecretsEncrypted() throws Exception {
        ImportResult result = register.importCsv(
                "institutions.csv",
                new StringReader("\uFEFF" + HEADER
                        + "REG-1,示例平台,p2p,示例区,91330100MA0000001X,s3cret,2017-01-01,,示例银行,2018-01-01,5000000.00\n"
                        + "REG-2,\"示例, 小贷\",microloan,示例区,,s4cret,,,,,\n"));

        assertThat(result).isEqualTo(new ImportResult(2, List.of()));
        assertThat(record.text("SELECT name || net_assets FROM registry.institution WHERE code = 'REG-1'"))
                .isEqualTo("示例平台500000000");
        assertThat(record.texts(
                        "SELECT 1 FROM registry.institution WHERE position('s3cret' in encode(secret, 'escape')) > 0"))
                .isEmpty();
    }

    @Test
    void importsNothingWhenOneLineIsWrongAndSaysWhich() throws Exception {
        ImportResult result = register.importCsv(
                "institutions.csv",
                new StringReader(HEADER
                        + "REG-3,示例平台,p2p,示例区,,s3cret,,,,,\n"
                        + "REG-4,示例平台,bank,示例区,,s3cret,,,,,\n"
                        + "REG-5,示例平台,p2p,示例区,,s3cret,yesterday,,,,\n"
                        + "REG-3,示例平台,p2p,示例区,,s3cret,,,,,\n"));

        assertThat(result.imported()).isZero();
        assertThat(result.errors()).extracting(LineError::line).containsExactly(3, 4, 5);
        assertThat(result.errors())
                .extracting(LineError::message)
                .satisfiesExactly(
                        type -> assertThat(type).startsWith("type: "),
                        date -> assertThat(date).isEqualTo("licensed_from: 'yesterday' is no date (yyyy-MM-dd)"),
                        repeat -> assertThat(repeat).contains("repeats"));
        assertThat(record.texts("SELECT code FROM registry.institution WHERE code IN ('REG-3', 'REG-4', 'REG-5')"))
                .isEmpty();
    }

    @Test
    void rekeysDocumentsLikeThoseOfTheFeedAndMasksPersons() throws Exception {
        String header = "institution,party_kind,party_document,party_name,role,share,from,to\n";
        register.importCsv(
                "affiliations.csv",
                new StringReader(header + "REG-6,company,91330100MA0000009X,旧股东,shareholder,1,,\n"));

        ImportResult result = register.importCsv(
                "affiliations.csv",
                new StringReader(header
                        + "REG-6,person,99999919800101123x,赵某某,controller,,2017-01-01,\n"
                        + "REG-6,company,91330100MA0000002X,示例控股有限公司,shareholder,0.6,,\n"));

        assertThat(result.errors()).isEmpty();
        assertThat(record.texts(
                        "SELECT party_name FROM registry.affiliation WHERE institution = 'REG-6' ORDER BY role"))
                .containsExactly("赵**", "示例控股有限公司");
        assertThat(record.texts("SELECT party FROM registry.affiliation WHERE institution = 'REG-6' ORDER BY role"))
                .containsExactly(
                        record.keys().partyOfDocument("99999919800101123X"),
                        record.keys().partyOfDocument("91330100MA0000002X"));
    }

    @Test
    void importsGuarantors() throws Exception {
        ImportResult result = register.importCsv(
                "guarantors.csv",
                new StringReader("credit_code,name,licensed,net_assets,as_of\n"
                        + "91330100MA0000003X,示例担保,yes,100000000.00,2019-01-01\n"
                        + "91330100MA0000004X,无牌担保,no,,2019-01-01\n"));

        assertThat(result.imported()).isEqualTo(2);
        assertThat(record.texts(
                        "SELECT licensed FROM registry.guarantor WHERE as_of = '2019-01-01' ORDER BY name DESC"))
                .containsExactly("t", "f");
    }

    @Test
    void refusesAnUnknownFileAndAFileWithoutItsColumns() {
        assertThatThrownBy(() -> register.importCsv("banks.csv", new StringReader("")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(register.importCsv("guarantors.csv", new StringReader("name\n示例\n"))
                        .errors()
                        .get(0)
                        .message())
                .isEqualTo("columns missing: as_of, credit_code, licensed, net_assets");
        assertThat(register.importCsv(
                                "guarantors.csv", new StringReader("credit_code,name,licensed,net_assets,as_of\n\"x"))
                        .errors())
                .hasSize(1);
    }

    @Test
    void registersOneLender() throws Exception {
        register.register(
                new Registration("REG-7", "示例平台", "p2p", "示例区", "s3cret", null, null, null, null, null, null));

        assertThat(record.text("SELECT type FROM registry.institution WHERE code = 'REG-7'"))
                .isEqualTo("p2p");
        assertThatThrownBy(() -> register.register(
                        new Registration("REG 8", "示例平台", "p2p", "示例区", "s3cret", null, null, null, null, null, null)))
                .hasMessageStartingWith("code: ");
    }

    @Test
    void landsWhatItImportsOnceAndNothingNewWhenTheFileComesAgain() throws Exception {
        String file = HEADER + "REG-8,示例平台,p2p,示例区,91330100MA0000001X,s3cret,2017-01-01,,示例银行,2018-01-01,5000000.00\n";
        register.importCsv("institutions.csv", new StringReader(file));
        register.importCsv("institutions.csv", new StringReader(file));

        assertThat(bodies("REG-8", RecordType.INSTITUTION_FACTS)).hasSize(1);
        assertThat(bodies("REG-8", RecordType.INSTITUTION_FACTS).get(0))
                .contains("\"custodyFrom\":\"2018-01-01\"", "\"netAssets\":\"5000000.00\"", "\"region\":\"330100\"")
                .doesNotContain("s3cret", "91330100");

        register.importCsv("institutions.csv", new StringReader(file.replace("5000000.00", "4000000.00")));

        assertThat(bodies("REG-8", RecordType.INSTITUTION_FACTS)).hasSize(2);
        assertThat(record.text("SELECT max(seq) - count(*) FROM feed.record")).isEqualTo("0");
    }

    @Test
    void takesOptionalColumnsAndKeepsThemWhenTheyAreLeftOut() throws Exception {
        register.importCsv(
                "institutions.csv",
                new StringReader(HEADER.trim() + ",region,borrowings,online,custodian_tested\n"
                        + "REG-9,示例小贷,microloan,示例区,,s3cret,,,,,,330100,1000.00,yes,no\n"));
        register.importCsv("institutions.csv", new StringReader(HEADER + "REG-9,改名小贷,microloan,示例区,,s3cret,,,,,\n"));

        assertThat(bodies("REG-9", RecordType.INSTITUTION_FACTS).get(1))
                .contains("改名小贷", "\"region\":\"330100\"", "\"borrowings\":\"1000.00\"", "\"online\":\"yes\"");
    }

    @Test
    void endsTheTiesThatAReplacedFileLeavesOut() throws Exception {
        String header = "institution,party_kind,party_document,party_name,role,share,from,to,of_document,of_name\n";
        String kept = "REG-10,company,91330100MA0000002X,示例控股,shareholder,0.6,,,,\n";
        String gone = "REG-10,company,91330100MA0000009X,旧股东,shareholder,0.40,2017-01-01,,,\n";
        register.importCsv("affiliations.csv", new StringReader(header + kept + gone));
        register.importCsv("affiliations.csv", new StringReader(header + kept));
        register.importCsv("affiliations.csv", new StringReader(header + kept));

        List<String> landed = bodies("REG-10", RecordType.AFFILIATION);
        assertThat(landed).hasSize(3);
        assertThat(landed.get(2)).contains("旧股东", "\"share\":\"0.4\"", "\"to\":\"");
    }

    @Test
    void landsDeclaredFiguresAndEvents() throws Exception {
        assertThat(register.importCsv(
                                "declared.csv",
                                new StringReader("institution,month,loan_balance,top10_share\n"
                                        + "REG-11,2019-02,1000000.00,0.25\nREG-11,2019-03,,\n"))
                        .imported())
                .isEqualTo(2);
        assertThat(bodies("REG-11", RecordType.DECLARED_FIGURE).get(0)).contains("2019-02-28", "\"0.25\"");
        assertThat(register.importCsv(
                                "events.csv",
                                new StringReader(
                                        "institution,date,kind,note\nREG-11,2019-03-01,site-down,电话 13800000000\n"))
                        .errors())
                .isEmpty();
        assertThat(bodies("REG-11", RecordType.REGISTRY_EVENT).get(0)).doesNotContain("13800000000");
        assertThat(register.importCsv(
                                "declared.csv",
                                new StringReader(
                                        "institution,month,top1_share\nREG-12,March,0.1\nREG-12,2019-03,10%\n"))
                        .errors())
                .extracting(LineError::line, LineError::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "month: 'March' is no month (yyyy-MM)"),
                        org.assertj.core.groups.Tuple.tuple(3, "top1_share: '10%' is no fraction from 0 to 1"));
    }

    @Test
    void takesCustodyLinesOnceHoweverOftenTheyCome() throws Exception {
        String csv = "date,direction,amount,party_hash,bank_trans_id,trans_type\n"
                + "2019-03-01,in,100.00,,B1,6\n"
                + "2019-03-01,out,40.00,,,7\n"
                + "2019-03-01,out,40.00,,,7\n";
        String json =
                "{\"date\":\"2019-03-01\",\"direction\":\"in\",\"amount\":100,\"bank_trans_id\":\"B1\",\"trans_type\":6}\n";

        assertThat(register.importCustody("REG-13", new StringReader(csv)).imported())
                .isEqualTo(3);
        register.importCustody("REG-13", new StringReader(csv));
        assertThat(register.importCustody("REG-13", new StringReader(json)).imported())
                .isEqualTo(1);

        assertThat(bodies("REG-13", RecordType.CUSTODY_LINE)).hasSize(3);
        assertThat(register.importCustody(
                                "REG-13",
                                new StringReader(
                                        "date,direction,amount\n2019-03-01,up,1\n2019-03-02,in,-1\n2019-03-02,in,\n"))
                        .errors())
                .extracting(LineError::message)
                .containsExactly(
                        "direction: 'up' is none of in, out",
                        "amount: is negative; the direction says which way money went",
                        "amount: is missing");
    }

    private List<String> bodies(String institution, RecordType type) throws Exception {
        return record.texts(
                "SELECT body FROM feed.record WHERE institution = ? AND inf_type = ? ORDER BY seq",
                institution,
                type.infType());
    }
}

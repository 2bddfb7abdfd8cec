package io.firewatch.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document tells a person from a company only before it is re-keyed. */
class GuarantorKindsTest {
    @TempDir
    private Path folder;

    @Test
    void whichGuarantorIsAPersonIsKept() throws IOException {
        assertThat(kinds("999999198001011234，91330100MA0000002X,")).isEqualTo("person,company,company");
        assertThat(kinds("91330100MA0000002X")).isEqualTo("company");
    }

    @Test
    void withoutGuarantorsThereIsNothingToTell() throws IOException {
        assertThat(kinds("-1")).isEmpty();
    }

    private String kinds(String documents) throws IOException {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("securityCompanyIdcard", documents);
        return new Desensitiser(BureauKeys.loadOrCreate(folder.resolve("bureau.key")))
                .desensitise(RecordType.SCATTER_INVEST, record, 0)
                .body()
                .path("guarantorKinds")
                .asText("");
    }
}

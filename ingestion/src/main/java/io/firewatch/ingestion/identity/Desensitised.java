package io.firewatch.ingestion.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A record's body as it may be kept.
 *
 * @param reasons why the record cannot be accepted, as far as only the original could tell; never quoting personal data
 * @param observations data-quality findings that do not refuse it: {@code unknown-fields}, {@code unmasked-id}
 */
public record Desensitised(ObjectNode body, List<String> reasons, List<String> observations) {}

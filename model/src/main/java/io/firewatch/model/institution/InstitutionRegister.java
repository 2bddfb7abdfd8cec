package io.firewatch.model.institution;

import io.firewatch.model.secret.SecretBox;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bureau's register of supervised lenders: what the desk asks of the record when somebody registers one. */
public interface InstitutionRegister {

    /**
     * A lender to register. Dates are ISO text, {@code netAssets} yuan text; null where unknown.
     *
     * @param code the lender's {@code sourceCode}
     * @param secret the shared secret of the reporting protocol (A.3), stored encrypted
     */
    record Registration(
            String code,
            String name,
            String type,
            String district,
            String secret,
            @Nullable String creditCode,
            @Nullable String licensedFrom,
            @Nullable String licensedTo,
            @Nullable String custodian,
            @Nullable String custodyFrom,
            @Nullable String netAssets) {}

    /** What is wrong with one line of an imported file; {@code line} counts from 1, the header being line 1. */
    record LineError(int line, String message) {}

    /** Rows imported, or why nothing was: an import is all or nothing. */
    record ImportResult(int imported, List<LineError> errors) {}

    /** Registers or replaces one lender. Throws {@link IllegalArgumentException} naming the field that is wrong. */
    void register(Registration registration);

    /**
     * Imports {@code institutions.csv}, {@code affiliations.csv}, {@code guarantors.csv}, {@code declared.csv} or {@code
     * events.csv}. Throws {@link
     * IllegalArgumentException} when the file name is none of these.
     */
    ImportResult importCsv(String file, Reader csv);

    /**
     * Imports a custodian's statement lines about one lender: CSV, or one JSON object to a line with the columns as names.
     * Lines that are known already are counted and change nothing.
     */
    ImportResult importCustody(String institution, Reader lines);

    /**
     * The identity under which the record knows whoever holds a document: its number, or the hash of it that the feed carries,
     * re-keyed with the bureau's key. Nothing is kept of what is asked.
     */
    String party(String document);

    /** What lenders' secrets are kept in, for whatever else the bureau has to keep secret. */
    SecretBox secrets();
}

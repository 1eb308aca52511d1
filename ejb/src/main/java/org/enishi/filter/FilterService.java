package org.enishi.filter;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/**
 * Filters that clients upload, and those they send along.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Matrix v1.19, "Filtering"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FilterService {
    private static final int MOST_BYTES = 64 * 1024;

    @Inject
    FilterShelf shelf;

    @Inject
    ParsedFilters parsed;

    /**
     * The same filter twice gets the same ID.
     *
     * @throws MatrixException {@code M_BAD_JSON}, {@code M_INVALID_PARAM}, {@code M_TOO_LARGE}
     */
    public String define(long account, JsonObject filter) {
        byte[] text = Json.bytes(filter);
        if (text.length > MOST_BYTES) throw new MatrixException(ErrorCode.M_TOO_LARGE, "The filter is too large");
        FilterReader.filter(filter);
        try {
            return Long.toString(shelf.keep(account, text));
        } catch (EJBException raced) {
            return Long.toString(shelf.keep(account, text));
        }
    }

    /** As it was uploaded. @throws MatrixException {@code M_NOT_FOUND} */
    public JsonObject definition(long account, String id) {
        return shelf.find(account, id)
                .map(Json::readStored)
                .orElseThrow(() -> MatrixException.notFound("There is no such filter"));
    }

    /**
     * What the {@code filter} parameter means.
     *
     * @param parameter an ID, or JSON; empty for no filter
     * @throws MatrixException {@code M_INVALID_PARAM} for an unknown ID, otherwise as {@link FilterReader}
     */
    public Filter resolve(long account, String parameter) {
        if (parameter.isEmpty()) return Filter.ALL;
        if (parameter.length() > MOST_BYTES) throw MatrixException.invalidParam("The filter is too large");
        return parameter.charAt(0) == '{' ? parsed.inline(parameter) : parsed.known(account, parameter, shelf);
    }
}

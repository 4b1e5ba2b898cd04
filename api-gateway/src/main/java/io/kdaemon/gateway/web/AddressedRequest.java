package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.RequestFields;

/**
 * A request about one record, which the client may name in the path, as {@code ?id=} or in the body.
 *
 * @param isWhole the body is the whole record, changed, as it was answered before (PUT): what kDaemon decides may be in it
 */
public record AddressedRequest(Reference reference, RequestFields fields, boolean isWhole) {

    /** Refuses fields that the record does not have, and those that the client cannot change. */
    public void check(FieldSet known) {
        if (isWhole) {
            known.checkPut(fields);
        } else {
            known.checkPatch(fields);
        }
    }
}

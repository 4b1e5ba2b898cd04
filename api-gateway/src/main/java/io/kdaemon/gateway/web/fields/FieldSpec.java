package io.kdaemon.gateway.web.fields;

import java.util.List;

/**
 * One field of a resource's JSON: what requests are checked against and what the API's description says.
 *
 * @param types JSON types it may be sent as
 * @param example one legal value
 */
public record FieldSpec(String name, Access access, List<String> types, String description, Object example) {

    /** Who decides on a field. */
    public enum Access {
        /** Has to be sent on create. */
        REQUIRED,
        /** May be sent. */
        OPTIONAL,
        /** Decided by kDaemon. A full object sent back by PUT may contain it. */
        READ_ONLY
    }

    public static FieldSpec required(String name, List<String> types, String description, Object example) {
        return new FieldSpec(name, Access.REQUIRED, types, description, example);
    }

    public static FieldSpec optional(String name, List<String> types, String description, Object example) {
        return new FieldSpec(name, Access.OPTIONAL, types, description, example);
    }

    public static FieldSpec readOnly(String name, List<String> types, String description, Object example) {
        return new FieldSpec(name, Access.READ_ONLY, types, description, example);
    }

    public boolean isReadOnly() {
        return access == Access.READ_ONLY;
    }
}

package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The application that a request names, as {@code application_id} or as {@code application}. */
public final class ApplicationReference {

    private ApplicationReference() {}

    public static boolean isSent(RequestFields fields) {
        return fields.isSent("application_id") || fields.isSent("application");
    }

    /** Null when it is wrong or missing, which the fields then know. */
    public static @Nullable Reference read(RequestFields fields) {
        if (fields.isSent("application_id") && fields.isSent("application")) {
            fields.refuse("application", "application_id and application are both sent, expected one of them");
        }
        return fields.isSent("application")
                ? fields.required("application", ApplicationReference::parse)
                : fields.required("application_id", ApplicationReference::parse);
    }

    private static Reference parse(JsonNode value) {
        boolean fits = value.isIntegralNumber()
                || value.isString() && !value.stringValue().isBlank();
        if (!fits) {
            throw new UnfitValueException("the number or the name of an application");
        }
        return new Reference(value.isString() ? value.stringValue().strip() : value.toString());
    }
}

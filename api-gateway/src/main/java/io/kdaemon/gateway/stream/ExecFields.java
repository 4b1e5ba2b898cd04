package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.FieldSpec;
import java.util.List;

/** The fields of a request to run a command. */
public final class ExecFields {

    public static final FieldSet ALL = new FieldSet(
            "command",
            List.of(
                    FieldSpec.required("cmd", List.of("array"), "The program and its arguments", List.of("ls", "-l")),
                    FieldSpec.optional(
                            "env", List.of("object", "array"), "Variables beside the container's own", List.of("A=b")),
                    FieldSpec.optional("user", List.of("string"), "Name or id, with :group where wanted", "nobody"),
                    FieldSpec.optional("working_dir", List.of("string"), "An absolute path", "/tmp"),
                    FieldSpec.optional("timeout", List.of("integer"), "Seconds, 1 to 3600; 60 unless said", 60)));

    private ExecFields() {}
}

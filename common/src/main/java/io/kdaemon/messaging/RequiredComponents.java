package io.kdaemon.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * A record's component must be there and not null unless it is {@code @Nullable}: the compiler's rule holds on the wire too. Records that say of
 * themselves that they leave out what is empty are read as they are written.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter ? !mayBeAbsent(parameter) : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(
            MapperConfig<?> config, tools.jackson.databind.introspect.Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && !mayBeAbsent(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean mayBeAbsent(AnnotatedParameter parameter) {
        JsonInclude inclusion = parameter.getDeclaringClass().getAnnotation(JsonInclude.class);
        boolean leavesOutWhatIsEmpty = inclusion != null && inclusion.value() == JsonInclude.Include.NON_EMPTY;
        boolean isPrimitive = parameter.getRawType().isPrimitive();
        return isNullable(parameter) || leavesOutWhatIsEmpty && !isPrimitive;
    }

    private static boolean isNullable(AnnotatedParameter parameter) {
        AnnotatedType[] types = ((Executable) parameter.getOwner().getAnnotated()).getAnnotatedParameterTypes();
        return types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }
}

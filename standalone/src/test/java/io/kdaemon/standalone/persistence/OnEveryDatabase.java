package io.kdaemon.standalone.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the test class once on each {@link Database}, which its constructor takes; every test begins with empty tables. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@MethodSource("io.kdaemon.standalone.persistence.Database#all")
@ExtendWith(EmptyTables.class)
@interface OnEveryDatabase {}

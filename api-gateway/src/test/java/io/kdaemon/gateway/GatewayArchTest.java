package io.kdaemon.gateway;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.kdaemon.testing.MainClassesOnly;
import io.kdaemon.testing.SharedArchRules;

@AnalyzeClasses(packages = "io.kdaemon.gateway", importOptions = MainClassesOnly.class)
class GatewayArchTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedArchRules.class);
}

package io.kdaemon.standalone.persistence;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

final class EmptyTables implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        Database.emptyUsed();
    }
}

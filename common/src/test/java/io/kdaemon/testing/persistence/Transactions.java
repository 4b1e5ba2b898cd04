package io.kdaemon.testing.persistence;

import java.util.function.Supplier;

/** How a contract suite gets a transaction. */
public interface Transactions {

    /** For fakes, which have none. */
    Transactions NONE = new Transactions() {
        @Override
        public <T> T in(Supplier<T> work) {
            return work.get();
        }
    };

    <T> T in(Supplier<T> work);

    default void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }
}

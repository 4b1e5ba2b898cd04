package io.kdaemon.persistence;

/** Where MyBatis puts the number the database has given to a new row, because rows are immutable. */
final class GeneratedKey {

    private long value;

    long value() {
        return value;
    }

    void setValue(long value) {
        this.value = value;
    }
}

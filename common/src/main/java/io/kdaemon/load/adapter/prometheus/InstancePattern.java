package io.kdaemon.load.adapter.prometheus;

/** A regular expression on the label {@code instance}, as it stands between the quotes of a query. */
final class InstancePattern {

    static final String ANY = ".+";

    private InstancePattern() {}

    /** Quoted twice: for the expression, and for the text it stands in. */
    static String exactly(String instance) {
        String expression = instance.replaceAll("[^A-Za-z0-9_:-]", "\\\\$0");
        return expression.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

package io.kdaemon.dockerworker.engine;

import java.util.function.Supplier;

/** Something that goes around every call to an engine. */
public interface CallInterceptor {

    /**
     * @param subject container, image or node that the call is about, for people; empty when there is none
     */
    <T> T around(Verb verb, String subject, Supplier<T> call);

    /** This one outside, {@code inner} inside. */
    default CallInterceptor then(CallInterceptor inner) {
        CallInterceptor outer = this;
        return new CallInterceptor() {
            @Override
            public <T> T around(Verb verb, String subject, Supplier<T> call) {
                return outer.around(verb, subject, () -> inner.around(verb, subject, call));
            }
        };
    }
}

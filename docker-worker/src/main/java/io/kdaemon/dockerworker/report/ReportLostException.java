package io.kdaemon.dockerworker.report;

/** The broker did not confirm a report. The command is delivered again, finds its work done, and reports again. */
public final class ReportLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportLostException(String message) {
        super(message);
    }
}

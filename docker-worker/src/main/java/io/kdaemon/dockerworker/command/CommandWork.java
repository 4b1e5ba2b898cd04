package io.kdaemon.dockerworker.command;

import io.kdaemon.messaging.contract.MessageBody.StatusEvent;

/** What one command does. */
public interface CommandWork {

    /** @return the result to be reported */
    StatusEvent run(CommandSession session);

    /** @return what is reported when the node did not answer for so long that the command has to end */
    StatusEvent giveUp(CommandSession session, String reason);
}

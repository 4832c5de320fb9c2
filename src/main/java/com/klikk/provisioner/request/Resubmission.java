package com.klikk.provisioner.request;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.outbox.RecordPlace;
import java.util.List;

/** What came of the wish to send a dead letter once more. */
public sealed interface Resubmission {
    /** The letter. */
    long letter();

    /**
     * The wish.
     *
     * @param again also where it was sent once more before
     * @param shown whether the message is to be shown
     */
    record Wish(Correction correction, boolean dryRun, boolean again, boolean shown, Operator by) {}

    /**
     * The message that is meant.
     *
     * @param requestId under which it is answered; null where none can be read
     * @param warnings what is merely doubtful about it
     * @param known the same request was taken before, so that nothing changes
     * @param message null where it is not to be shown
     */
    record Meant(String requestId, boolean known, List<Problem> warnings, MaskedMessage message) {}

    /** It could be sent; nothing was. */
    record Possible(long letter, Meant meant) implements Resubmission {}

    /** It is durably there. */
    record Sent(long letter, Meant meant, RecordPlace at) implements Resubmission {}

    /**
     * It would be refused again, so nothing was sent.
     *
     * @param reason as the dead letter would have it; {@code patch} where the correction can't be made
     * @param meant null where there is no message
     */
    record Refused(long letter, String reason, List<Problem> problems, Meant meant) implements Resubmission {}

    /** The original is nowhere any more. */
    record Gone(long letter, String why) implements Resubmission {}

    /** It was sent once more before, and nobody said that it should be sent again. */
    record Already(long letter) implements Resubmission {}

    /** Somebody else has it in hand. */
    record Busy(long letter) implements Resubmission {}

    /** Kafka did not say that it has it. It may: then it is taken once, however often it is sent. */
    record Unsent(long letter, String why) implements Resubmission {}
}

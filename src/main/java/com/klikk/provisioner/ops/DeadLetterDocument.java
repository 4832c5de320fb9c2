package com.klikk.provisioner.ops;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.klikk.provisioner.request.MaskedMessage;
import java.util.List;

/**
 * One dead letter as it is shown to whoever looks at it alone.
 *
 * @param cameBackAs the letters that it became when it was sent once more and refused again
 * @param original the message as it came, with secrets hidden
 * @param originalIn {@code topic}, or {@code database} while the dead-letter topic does not have it
 */
public record DeadLetterDocument(
        @JsonUnwrapped DeadLetterItem letter, List<Long> cameBackAs, MaskedMessage original, String originalIn) {}

package com.klikk.provisioner.request;

import java.util.List;

/** A request's body taken out of what carried it; {@code problems} are the carrier's own. */
@SuppressWarnings("ArrayRecordComponent")
record Envelope(byte[] body, IdOffer ids, String traceparent, List<Problem> problems) implements Opening {}

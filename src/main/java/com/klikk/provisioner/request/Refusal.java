package com.klikk.provisioner.request;

import java.util.List;

/** Why no request could be made out, with what can be told about it nevertheless. */
record Refusal(String reason, List<Problem> problems, IdOffer ids, String traceparent, Glimpse glimpse)
        implements Opening {}

package com.klikk.provisioner.request;

/** What came of opening a message: its envelope, or why there is nothing inside that could be read. */
sealed interface Opening permits Envelope, Refusal {}

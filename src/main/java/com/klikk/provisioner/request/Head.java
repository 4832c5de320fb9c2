package com.klikk.provisioner.request;

/** What every request has, with its defaults filled in; anything that was wrong is null and noted. */
record Head(RequestId id, String action, String account, String reference) {}

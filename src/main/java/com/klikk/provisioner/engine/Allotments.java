package com.klikk.provisioner.engine;

/** Where accounts' calls are handed out to replicas. */
interface Allotments {
    /** An account's, for this replica. */
    Rations rations(String account, Limits limits);
}

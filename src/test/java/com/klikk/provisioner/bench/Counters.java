package com.klikk.provisioner.bench;

/**
 * PostgreSQL's own counters of one database.
 *
 * @param commits transactions, those that only read too
 * @param written transactions that wrote; of the whole server
 * @param wal bytes of write-ahead log; of the whole server
 * @param hot updates among {@code updated} that touched no index
 */
record Counters(long commits, long written, long wal, long inserted, long updated, long hot, long deleted) {
    /** What was added since then. */
    Counters since(Counters before) {
        return new Counters(
                commits - before.commits,
                written - before.written,
                wal - before.wal,
                inserted - before.inserted,
                updated - before.updated,
                hot - before.hot,
                deleted - before.deleted);
    }

    /** Rows written in any way. */
    long rows() {
        return inserted + updated + deleted;
    }
}

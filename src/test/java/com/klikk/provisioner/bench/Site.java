package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.Topics;

/** Where a subject works: nobody else writes to its database, its topics or its provider. */
record Site(String name, Database database, Topics topics, StubProcess stub) implements AutoCloseable {
    @Override
    public void close() {
        stub.close();
    }
}

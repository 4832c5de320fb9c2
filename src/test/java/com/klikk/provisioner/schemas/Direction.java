package com.klikk.provisioner.schemas;

/** Who relies on a schema, and hence which way it may move within a version. */
enum Direction {
    /** Others read what we write: it may become narrower, never wider. */
    OUT("lets through what readers of v1 don't expect") {
        @Override
        boolean allows(Shift shift) {
            return shift == Shift.NARROWER;
        }
    },
    /** We read what others write: it may become wider, never narrower. */
    IN("refuses what writers of v1 may send") {
        @Override
        boolean allows(Shift shift) {
            return shift == Shift.WIDER;
        }
    };

    private final String harm;

    Direction(String harm) {
        this.harm = harm;
    }

    abstract boolean allows(Shift shift);

    /** What is wrong with a shift that is not allowed. */
    String harm(Shift shift) {
        return shift == Shift.OTHER ? "was changed in a way that can't be told to be harmless" : harm;
    }

    static Direction of(String schema) {
        return schema.startsWith("order-request.") ? IN : OUT;
    }
}

package com.klikk.provisioner.chaos;

import java.util.Map;

/** How large tables are: those that a purge empties, and those that are kept for good. */
record Sizes(Map<String, Size> emptied, Map<String, Size> kept) {
    private static final double MB = 1024 * 1024;

    /** Bytes of a table and of its indexes. */
    record Size(long table, long indexes) {
        @Override
        public String toString() {
            return String.format("%.1f+%.1f", table / MB, indexes / MB);
        }

        boolean within(Size before, double growth, long bytes) {
            return table <= before.table * growth + bytes && indexes <= before.indexes * growth + bytes;
        }
    }

    @Override
    public String toString() {
        return "MB of table+indexes: " + emptied + ", kept for good: " + kept;
    }
}

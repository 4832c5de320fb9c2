package com.klikk.provisioner.crash;

import io.vertx.sqlclient.RowSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names for statements. */
final class Sql {
    private static final Pattern CLAUSES = Pattern.compile("\\b(for|do) update\\b");
    private static final Pattern WRITES = Pattern.compile("\\b(insert into|update|delete from) [a-z_]+");
    private static final Pattern READS = Pattern.compile(".*\\bfrom ([a-z_]+)", Pattern.DOTALL);

    private Sql() {}

    /** Which table is written, or else read. */
    static String label(String sql) {
        Matcher writes = WRITES.matcher(CLAUSES.matcher(sql).replaceAll(""));
        if (writes.find()) {
            return writes.group();
        }
        Matcher reads = READS.matcher(sql);
        return "select from " + (reads.lookingAt() ? reads.group(1) : "nothing");
    }

    /** Whether the answer tells that something is not as it was. */
    static boolean changes(String label, Object answer) {
        return answer instanceof RowSet<?> rows
                ? !label.startsWith("select") && rows.rowCount() > 0
                : label.equals("commit");
    }
}

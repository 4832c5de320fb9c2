package com.klikk.provisioner.bench;

/**
 * The kernel's account of a process: one line of {@code /proc/<pid>/stat}.
 *
 * @param own CPU time of the process, in ticks
 * @param ended CPU time of those of its children that have ended
 */
record ProcStat(long pid, long parent, long own, long ended) {
    /** Ticks are hundredths of a second wherever Linux shows them. */
    static final double TICK_MILLIS = 10;

    /** Reads such a line. The command's name stands in parentheses and may hold anything, parentheses too. */
    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcStat(
                Long.parseLong(line.substring(0, open).strip()),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }
}

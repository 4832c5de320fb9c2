package com.klikk.provisioner.ops;

import java.util.List;

/**
 * What is sent again, or would be.
 *
 * @param found all orders that the filter finds, rejected messages included; counted by the call without a cursor, null in those that go on
 * @param events how many events of theirs, likewise
 * @param touched orders that this call sends again; none in a dry run
 * @param resent events that this call sends again; none in a dry run
 * @param requestIds the first of those that are touched or, in a dry run, would be
 * @param unknown those of the filter's request ids of which nothing can be told
 * @param nextCursor for the call that goes on behind these; null where there are no more
 */
public record ReplayAnswer(
        boolean dryRun,
        Long found,
        Long events,
        int touched,
        int resent,
        List<String> requestIds,
        List<String> unknown,
        String nextCursor) {}

package com.klikk.provisioner.ops;

import java.util.List;

/**
 * What an action in bulk did, or would do.
 *
 * @param found all orders that the filter finds
 * @param eligible those of them that the action is for
 * @param touched those that it was applied to by this call; none in a dry run
 * @param requestIds of those that were touched or, in a dry run, would be first
 * @param skipped the others, by state
 * @param nextCursor for the call that goes on behind these; null where there are no more
 */
public record BulkAnswer(
        boolean dryRun,
        long found,
        long eligible,
        int touched,
        List<String> requestIds,
        List<Skipped> skipped,
        String nextCursor) {
    /** Orders that the action is not for. */
    public record Skipped(String state, long count, String why) {
        static Skipped of(String state, long count) {
            return new Skipped(state, count, why(state));
        }

        private static String why(String state) {
            return switch (state) {
                case "accepted" -> "nothing is placed yet, and nothing is bought in bulk";
                case "placing" -> "its order_create is under way";
                default -> "it has ended";
            };
        }
    }
}

package com.klikk.provisioner.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A number for each of very many ids, in primitive arrays: about 16 MB a million. Ids are above 0; the number 0 stands for none. Knows
 * which ids were shown since it was last asked to forget that.
 */
final class IdTable {
    private static final int SMALLEST = 64;

    /** Full beyond this, and then made so much larger: between two thirds and five sixths are used. */
    private static final double FULL = 0.85;

    private static final double ROOM = 1.5;

    private long[] ids = new long[SMALLEST];
    private int[] numbers = new int[SMALLEST];
    private BitSet shown = new BitSet();
    private int used;

    /** How many ids have had a number since the table last grew. */
    int size() {
        return used;
    }

    /** The id's number; 0 where it has none. */
    int number(long id) {
        return numbers[slot(id)];
    }

    /** The id is shown, with this number. What it had before. */
    int show(long id, int number) {
        int slot = slot(id);
        if (ids[slot] == 0) {
            slot = added(id, slot);
        }
        int before = numbers[slot];
        numbers[slot] = number;
        shown.set(slot);
        return before;
    }

    /** The id has no number any more. */
    void drop(long id) {
        numbers[slot(id)] = 0;
    }

    /** Those that were not shown have no number any more. */
    void dropHidden() {
        for (int slot = shown.nextClearBit(0); slot < ids.length; slot = shown.nextClearBit(slot + 1)) {
            numbers[slot] = 0;
        }
    }

    /** None has. */
    void dropAll() {
        hideAll();
        dropHidden();
    }

    /** Nothing was shown yet. */
    void hideAll() {
        shown.clear();
    }

    /** How many ids with such a number were not shown. */
    int hidden(IntPredicate such) {
        int count = 0;
        for (int slot = shown.nextClearBit(0); slot < ids.length; slot = shown.nextClearBit(slot + 1)) {
            count += numbers[slot] != 0 && such.test(numbers[slot]) ? 1 : 0;
        }
        return count;
    }

    /** So many of these; they have no number any more. */
    List<Long> dropHidden(IntPredicate such, int most) {
        List<Long> dropped = new ArrayList<>();
        for (int slot = shown.nextClearBit(0);
                slot < ids.length && dropped.size() < most;
                slot = shown.nextClearBit(slot + 1)) {
            if (numbers[slot] != 0 && such.test(numbers[slot])) {
                dropped.add(ids[slot]);
                numbers[slot] = 0;
            }
        }
        return dropped;
    }

    /** Where the id is, or would be. */
    private int slot(long id) {
        long mixed = (id ^ (id >>> 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) ((((mixed ^ (mixed >>> 29)) & 0xFFFFFFFFL) * ids.length) >>> 32);
        while (ids[slot] != id && ids[slot] != 0) {
            slot = slot + 1 == ids.length ? 0 : slot + 1;
        }
        return slot;
    }

    private int added(long id, int slot) {
        int place = slot;
        if (used + 1 > ids.length * FULL) {
            grow();
            place = slot(id);
        }
        ids[place] = id;
        used++;
        return place;
    }

    /** What has no number is left behind. */
    private void grow() {
        long[] before = ids;
        int[] values = numbers;
        BitSet seen = shown;
        int kept = 0;
        for (int value : values) {
            kept += value == 0 ? 0 : 1;
        }
        int room = Math.max(SMALLEST, (int) (kept * ROOM));
        ids = new long[room];
        numbers = new int[room];
        shown = new BitSet(room);
        used = 0;
        for (int i = 0; i < before.length; i++) {
            if (values[i] != 0) {
                int slot = slot(before[i]);
                ids[slot] = before[i];
                numbers[slot] = values[i];
                shown.set(slot, seen.get(i));
                used++;
            }
        }
    }
}

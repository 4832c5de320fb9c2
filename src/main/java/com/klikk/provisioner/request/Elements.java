package com.klikk.provisioner.request;

import java.util.HashMap;
import java.util.Map;

/**
 * What the elements of a list must be.
 *
 * @param each the rule for each of them
 * @param unique the member by which they differ, or null
 */
record Elements(Rule each, String unique) implements Keyword {
    @Override
    public boolean met(Spot list, Rule rule) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; list.value().isArray() && i < list.value().size(); i++) {
            Spot element = list.element(i);
            if (unique != null) {
                compare(element.member(unique), i, positions);
            }
            each.check(element);
        }
        return true;
    }

    /** Names that differ by blanks at the ends only could not be told apart in the provider's listings. */
    private void compare(Spot name, int position, Map<String, Integer> positions) {
        String bare = name.value().isTextual() ? name.value().textValue().strip() : "";
        Integer earlier = bare.isEmpty() ? null : positions.putIfAbsent(bare, position);
        if (earlier != null) {
            name.problem("must differ from the " + unique + "s of all other items, is that of item " + earlier);
        }
    }
}

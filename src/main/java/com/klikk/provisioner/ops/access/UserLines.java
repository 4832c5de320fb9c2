package com.klikk.provisioner.ops.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a users file says.
 *
 * @param faults what is wrong with it, by line number; never what the line holds
 */
record UserLines(Map<String, User> users, List<String> faults) {
    static final UserLines NOBODY = new UserLines(Map.of(), List.of());

    /** {@code $2a$}, {@code $2b$} and {@code $2y$} are one algorithm by its different implementers. */
    private static final Pattern LINE = Pattern.compile(
            "(?<name>[^:]+):\\$2[aby]\\$(?<hash>(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}):(?<role>\\w+)");

    static UserLines parse(List<String> lines) {
        Map<String, User> users = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, "line " + (i + 1), users, twice, faults);
            }
        }
        users.keySet().removeAll(twice);
        return new UserLines(users, faults);
    }

    /** Nobody can tell which of two lines was meant, so neither lets anybody in. */
    private static void read(
            String line, String where, Map<String, User> users, Set<String> twice, List<String> faults) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !Roles.known(parts.group("role"))) {
            faults.add(where + " is not name:bcrypt hash:viewer|operator");
            return;
        }
        User user = new User(parts.group("name"), "$2a$" + parts.group("hash"), parts.group("role"));
        if (users.putIfAbsent(user.name(), user) != null && twice.add(user.name())) {
            faults.add(where + " names a user that has a line already");
        }
    }
}

package com.klikk.provisioner.sandbox;

import com.klikk.provisioner.sandbox.access.HashAlgorithm;
import com.klikk.provisioner.sandbox.access.IpFilter;
import com.klikk.provisioner.sandbox.access.Kind;
import com.klikk.provisioner.sandbox.access.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings about logging in; what makes no sense is an IllegalArgumentException. */
final class AccessValue {
    static final String NONE = "none";

    private AccessValue() {}

    static Set<Kind> kinds(String text) {
        return parts(text).map(k -> Kind.valueOf(k.toUpperCase(Locale.ROOT))).collect(Collectors.toUnmodifiableSet());
    }

    static List<HashAlgorithm> algorithms(String text) {
        return parts(text)
                .map(a -> HashAlgorithm.named(a).orElseThrow(IllegalArgumentException::new))
                .distinct()
                .toList();
    }

    /** From {@code profile=name:password,…}; passwords may hold colons, but no commas. */
    static List<User> users(String text) {
        List<User> users = parts(text).map(AccessValue::user).toList();
        SettingValue.require(users.stream().map(User::name).distinct().count() == users.size());
        return users;
    }

    private static User user(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':', equals + 1);
        SettingValue.require(equals > 0 && colon > equals + 1 && colon < text.length() - 1);
        return new User(text.substring(0, equals), text.substring(equals + 1, colon), text.substring(colon + 1));
    }

    /** Names of users that there are. */
    static Set<String> names(String text, List<User> users) {
        Set<String> names = parts(text).collect(Collectors.toCollection(LinkedHashSet::new));
        SettingValue.require(users.stream().map(User::name).toList().containsAll(names));
        return names;
    }

    /**
     * From {@code token=address or network,…}; a token may stand several times. A token that there isn't is refused: the
     * one that was meant would be open to all.
     */
    static Map<String, IpFilter> filters(String text, Set<String> tokens) {
        Map<String, List<IpFilter.Network>> networks = new LinkedHashMap<>();
        parts(text).forEach(pair -> {
            int equals = pair.lastIndexOf('=');
            SettingValue.require(equals > 0);
            networks.computeIfAbsent(pair.substring(0, equals).strip(), t -> new ArrayList<>())
                    .add(IpFilter.Network.of(pair.substring(equals + 1)));
        });
        SettingValue.require(tokens.containsAll(networks.keySet()));
        Map<String, IpFilter> filters = new LinkedHashMap<>();
        networks.forEach((token, of) -> filters.put(token, new IpFilter(List.copyOf(of))));
        return filters;
    }

    private static Stream<String> parts(String text) {
        return text.equals(NONE)
                ? Stream.empty()
                : Arrays.stream(text.split(",", -1)).map(String::strip);
    }
}

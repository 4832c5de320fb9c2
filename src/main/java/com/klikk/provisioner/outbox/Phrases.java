package com.klikk.provisioner.outbox;

import java.util.Arrays;

/**
 * What JSON of one kind says over and over, as one character each where it is stored: a third to a half of it. The characters are control characters, which JSON
 * holds nowhere but as white space, and those are left alone. Servers' names and addresses stay in clear in events, and items' names among what was ordered, for there
 * they are searched for.
 *
 * <p>Rows hold these characters: a phrase never changes its place, and new ones come last.
 */
public final class Phrases {
    /** Of events. */
    public static final Phrases EVENTS = new Phrases(
            "{\"order_id\":",
            ",\"status\":",
            ",\"status_class\":\"payment\"",
            ",\"status_class\":\"pending\"",
            ",\"status_class\":\"completed\"",
            ",\"status_class\":\"cancelled\"",
            ",\"message\":\"",
            ",\"items\":[{\"name\":\"",
            "{\"items\":[{\"name\":\"",
            ",\"order_item_id\":",
            ",\"item_name\":\"",
            ",\"server\":{",
            ",\"inferred\":true",
            ",\"ended\":true",
            ",\"reason\":\"",
            ",\"tried\":\"",
            ",\"cpu\":",
            ",\"memory\":",
            ",\"is_running\":",
            ",\"customer_id\":",
            ",\"networks\":[{\"id\":",
            ",\"ifindex\":",
            ",\"storages\":[{\"id\":",
            ",\"size\":");

    /** Of orders as the provider is to get them. */
    public static final Phrases BODIES = new Phrases(
            "{\"items\":[{\"name\":\"",
            ",\"product\":{\"name\":\"VPS\",\"options\":{",
            "\"quantity_ram_gb\":",
            "\"quantity_cpu\":",
            "\"quantity_storage_gb\":",
            ",\"os\":",
            ",\"os_version\":\"",
            ",\"antiaffinity\":",
            ",\"features\":{",
            "\"ipv4\":1",
            "\"ipv6\":1",
            "\"sshd\":{",
            "\"authorized_keys\":\"",
            "\"ip_allow\":\"",
            "\"public_ports_allow\":\"",
            "\"cloud_init_url\":\"");

    /** Of what was ordered, by item. */
    public static final Phrases ITEMS = new Phrases(
            ",\"ipv4\":true",
            ",\"ipv4\":false",
            ",\"specification\":{\"cpus\":",
            ",\"ramGb\":",
            ",\"storageGb\":",
            ",\"ipv6\":false",
            ",\"ipv6\":true");

    /** Of lines of a timeline. PostgreSQL spells them too: function {@code lines_spelled} has the same ones. */
    public static final Phrases LINES = new Phrases(
            ",\"call\",\"order_create\",",
            ",\"call\",\"order_status\",",
            ",\"call\",\"server_list\",",
            ",\"call\",\"order_list\",",
            ",\"call\",\"order_cancel\",",
            ",\"decision\",\"intent\",\"written\",\"attempt ",
            "\"placed\",\"order ",
            "\"seen\",\"status ",
            "\"unchanged\",null");

    /** What is written out, because it holds one of the characters, begins with this. */
    private static final char WRITTEN_OUT = 31;

    private final String[] byCharacter = new String[WRITTEN_OUT + 1];

    /** The characters of those with the same third one; the first two tell little. */
    private final char[][] byThird = new char[128][];

    private Phrases(String... phrases) {
        Arrays.fill(byThird, new char[0]);
        char character = 1;
        for (String phrase : phrases) {
            while (whiteSpace(character)) {
                character++;
            }
            byCharacter[character] = phrase;
            char[] same = byThird[phrase.charAt(2)];
            byThird[phrase.charAt(2)] = Arrays.copyOf(same, same.length + 1);
            byThird[phrase.charAt(2)][same.length] = character++;
        }
    }

    private static boolean whiteSpace(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /** With characters for phrases; null stays null. Done for each event: nothing is looked at twice. */
    public String shortened(String json) {
        if (json == null) {
            return null;
        }
        char[] text = json.toCharArray();
        int length = 0;
        for (int at = 0; at < text.length; ) {
            char c = text[at];
            if (c <= WRITTEN_OUT && !whiteSpace(c)) {
                return WRITTEN_OUT + json;
            }
            char phrase = c == ',' || c == '"' || c == '{' ? phrase(json, text, at) : 0;
            text[length++] = phrase == 0 ? c : phrase;
            at += phrase == 0 ? 1 : byCharacter[phrase].length();
        }
        return new String(text, 0, length);
    }

    /** The character of the phrase that stands there, or 0. What was shortened lies before, so that the text is still its own from there on. */
    private char phrase(String json, char[] text, int at) {
        char third = at + 2 < text.length ? text[at + 2] : 128;
        if (third >= byThird.length) {
            return 0;
        }
        for (char phrase : byThird[third]) {
            if (json.startsWith(byCharacter[phrase], at)) {
                return phrase;
            }
        }
        return 0;
    }

    /** The JSON again. What earlier versions stored has none of the characters, and stays as it is; null stays null. */
    public String spelled(String stored) {
        if (stored == null || stored.isEmpty() || stored.charAt(0) == WRITTEN_OUT) {
            return stored == null || stored.isEmpty() ? stored : stored.substring(1);
        }
        char[] text = stored.toCharArray();
        int length = text.length;
        for (char c : text) {
            length += phrase(c) == null ? 0 : byCharacter[c].length() - 1;
        }
        return length == text.length ? stored : spelled(text, new char[length]);
    }

    private String spelled(char[] text, char[] json) {
        int length = 0;
        for (char c : text) {
            String phrase = phrase(c);
            if (phrase == null) {
                json[length++] = c;
            } else {
                phrase.getChars(0, phrase.length(), json, length);
                length += phrase.length();
            }
        }
        return new String(json);
    }

    private String phrase(char c) {
        return c <= WRITTEN_OUT ? byCharacter[c] : null;
    }
}

package com.klikk.provisioner.request;

import java.util.regex.Pattern;

/** Whether something might be a secret, by its name or its looks. In doubt it is one. */
final class Suspicion {
    private static final Pattern NAME = Pattern.compile(
            "(?i)key|pass|pwd|secret|token|credential|private|auth|cookie|signature|session|bearer|jwt|base64|user_?data|cloud_?init");
    private static final Pattern WORD =
            Pattern.compile("(?i)passw|passphrase|pwd|secret|token|credential|private|api.?key|bearer|basic\\s");
    private static final Pattern PLAINLY =
            Pattern.compile("(?i)(ssh|ecdsa)-|-----BEGIN|AAAA[BCE]3|[?&][^=\\s]*=|://[^/\\s]*@|bearer\\s|basic\\s");
    private static final Pattern ORDINARY = Pattern.compile("[\\p{L}\\p{N} .,:;/_+()#*'-]{0,2000}");
    private static final Pattern ORDINARY_NAME = Pattern.compile("[A-Za-z]{1,20}[0-9]?(_[A-Za-z0-9]{1,20}){0,4}");

    private Suspicion() {}

    /** Whether what stands under such a name is a secret whatever it looks like. */
    static boolean name(String name) {
        return NAME.matcher(name).find();
    }

    /** Whether a member's name is itself no ordinary one. */
    static boolean nameItself(String name) {
        return !ORDINARY_NAME.matcher(name).matches();
    }

    /** For a text of which nothing is known. */
    static boolean text(String text) {
        return !ORDINARY.matcher(text).matches()
                || Shown.maybeSecret(text)
                || WORD.matcher(text).find();
    }

    /** For a text that has a right to be long and odd, as an id or a name has. */
    static boolean plainly(String text) {
        return PLAINLY.matcher(text).find();
    }
}

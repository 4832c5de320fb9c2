package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks which operating system is to be installed, and where. */
final class SystemCheck {
    private SystemCheck() {}

    static void check(Spot options) {
        Spot os = options.member("os");
        if (os.present() && !isName(os.value()) && !isId(os.value())) {
            os.mustBe("the number of a system such as 2, or its name such as \"Debian\"");
        }
        version(options.member("os_version"), os);
        Spot antiaffinity = options.member("antiaffinity");
        if (antiaffinity.present() && Numeric.read(antiaffinity.value()).isEmpty()) {
            antiaffinity.mustBe("a number");
        }
    }

    private static void version(Spot version, Spot os) {
        if (version.missing()) {
            return;
        }
        if (!isText(version.value()) && !version.value().isNumber()) {
            version.mustBe("a text such as \"10.4\"");
        } else if (!isName(os.value())) {
            version.warning("has a meaning only with a system that is named in os, such as \"Debian\"");
        }
    }

    private static boolean isName(JsonNode os) {
        return isText(os) && Numeric.read(os).isEmpty();
    }

    private static boolean isId(JsonNode os) {
        return Numeric.whole(os, 0, Long.MAX_VALUE).isPresent();
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank();
    }
}

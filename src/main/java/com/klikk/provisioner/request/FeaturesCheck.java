package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Checks what is to be set up around and inside a server. */
final class FeaturesCheck {
    // Looser than a URI parser: what the provider fetches is its business, that it is an address is ours.
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s/?#\\\\]+([/?#]\\S*)?");

    private FeaturesCheck() {}

    /** Whether the product asks for an IPv4 address. */
    static boolean ipv4Ordered(Spot product) {
        JsonNode ipv4 = product.value().path("options").path("features").path("ipv4");
        return Numeric.flag(ipv4).orElse(false);
    }

    static void check(Spot features, boolean server) {
        if (features.present() && !features.value().isObject()) {
            features.mustBe("an object");
            return;
        }
        Spot ipv4 = features.member("ipv4");
        if (ipv4.present() && Numeric.flag(ipv4.value()).isEmpty()) {
            ipv4.mustBe("1 or 0");
        }
        cloudInit(features.member("cloud_init_url"));
        Spot sshd = features.member("sshd");
        if (sshd.present()) {
            SshdCheck.check(sshd);
        } else if (server) {
            sshd.warning("is missing: nobody may be able to log in to the server");
        }
    }

    /** The address is never shown: its query often holds a key. */
    private static void cloudInit(Spot url) {
        String text = url.value().textValue();
        if (url.present() && (text == null || !URL.matcher(text.strip()).matches())) {
            url.problem("must be an absolute http or https URL");
        }
    }
}

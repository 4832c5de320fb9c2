package com.klikk.provisioner.request;

import java.math.BigDecimal;
import java.util.Optional;

/** Checks one product. What an unknown product needs is for the provider to say. */
final class ProductCheck {
    private static final String SERVER = "VPS";
    private static final BigDecimal LEAST_RAM = new BigDecimal("0.001");
    private static final BigDecimal MOST_RAM = new BigDecimal(16_384);
    private static final int MOST_CPU = 1_024;
    private static final int MOST_STORAGE = 1_000_000;

    private ProductCheck() {}

    static void check(Spot product) {
        if (!product.value().isObject()) {
            product.mustBe("an object with name and options");
            return;
        }
        Spot name = product.member("name");
        String text = name.value().textValue();
        if (text == null || text.isBlank()) {
            name.mustBe("a text, such as VPS");
        }
        boolean server = SERVER.equalsIgnoreCase(text);
        Spot options = product.member("options");
        if (options.value().isObject()) {
            options(options, server);
        } else if (server || options.present()) {
            options.mustBe("an object");
        }
    }

    private static void options(Spot options, boolean server) {
        ram(options.member("quantity_ram_gb"));
        quantity(options.member("quantity_cpu"), MOST_CPU);
        quantity(options.member("quantity_storage_gb"), MOST_STORAGE);
        SystemCheck.check(options);
        FirewallCheck.check(options);
        FeaturesCheck.check(options.member("features"), server);
    }

    private static void ram(Spot ram) {
        Optional<BigDecimal> number = Numeric.read(ram.value());
        if (ram.present()
                && number.filter(n -> Numeric.within(n, LEAST_RAM, MOST_RAM)).isEmpty()) {
            ram.mustBe("a number from " + LEAST_RAM + " to " + MOST_RAM);
        }
    }

    private static void quantity(Spot quantity, int most) {
        if (quantity.present() && Numeric.whole(quantity.value(), 1, most).isEmpty()) {
            quantity.mustBe("a whole number from 1 to " + most);
        }
    }
}

package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** The members that every action has in common. What is wrong with them where they stand, the schema says. */
record HeadCheck(Set<String> accounts) {
    static final String CREATE = "order_create";
    static final String DEFAULT_ACCOUNT = "default";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final int LONGEST_REFERENCE = 1000;

    Head check(Spot body, IdOffer ids) {
        RequestId id = ids.resolve(body.member("request_id")).orElse(null);
        Spot action = body.member("action");
        return new Head(
                id,
                action.missing() ? CREATE : action.value().textValue(),
                account(body.member("account")),
                reference(body.member("reference")));
    }

    /** An unknown account is told on: the publisher is answered under the name it used. */
    private String account(Spot account) {
        if (account.present()) {
            return accountName(account.value().textValue());
        }
        if (!accounts.contains(DEFAULT_ACCOUNT)) {
            account.problem("must name a configured account, is the default, " + Shown.text(DEFAULT_ACCOUNT));
        }
        return DEFAULT_ACCOUNT;
    }

    /** The name where it can be one, else null. */
    static String accountName(String name) {
        return name != null && ACCOUNT.matcher(name).matches() ? name : null;
    }

    private static String reference(Spot reference) {
        JsonNode value = reference.value();
        if (!value.isTextual() && !value.isNumber()) {
            return null;
        }
        String text = value.asText();
        if (value.isNumber() && text.length() > LONGEST_REFERENCE) {
            reference.problem("must have at most " + LONGEST_REFERENCE + " digits, has " + text.length());
        }
        return isReference(text) ? text : null;
    }

    /** Whether an event can carry this as its reference. */
    static boolean isReference(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REFERENCE && StorableText.storable(text);
    }
}

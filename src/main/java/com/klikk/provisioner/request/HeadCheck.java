package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** The members that every action has in common. */
record HeadCheck(Set<String> accounts) {
    static final String CREATE = "order_create";
    static final String CANCEL = "order_cancel";
    static final String DEFAULT_ACCOUNT = "default";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final int LONGEST_REFERENCE = 1000;

    Head check(Spot body, IdOffer ids) {
        RequestId id = ids.resolve(body.member("request_id")).orElse(null);
        return new Head(
                id,
                action(body.member("action")),
                account(body.member("account")),
                reference(body.member("reference")));
    }

    private static String action(Spot action) {
        if (action.missing()) {
            return CREATE;
        }
        String name = action.value().textValue();
        if (CREATE.equals(name) || CANCEL.equals(name)) {
            return name;
        }
        action.mustBe(CREATE + " or " + CANCEL);
        return null;
    }

    /** An unknown account is noted but told on: the publisher is answered under the name it used. */
    private String account(Spot account) {
        String name = account.missing() ? DEFAULT_ACCOUNT : account.value().textValue();
        if (name == null || !accounts.contains(name)) {
            account.problem("must name a configured account, is "
                    + (account.missing()
                            ? "the default, " + Shown.text(DEFAULT_ACCOUNT)
                            : Shown.value(account.value())));
        }
        return accountName(name);
    }

    /** The name where it can be one, else null. */
    static String accountName(String name) {
        return name != null && ACCOUNT.matcher(name).matches() ? name : null;
    }

    private static String reference(Spot reference) {
        if (reference.missing()) {
            return null;
        }
        JsonNode value = reference.value();
        if (!value.isTextual() && !value.isNumber()) {
            reference.mustBe("a text");
            return null;
        }
        String text = value.asText();
        if (text.length() > LONGEST_REFERENCE) {
            reference.problem("must have at most " + LONGEST_REFERENCE + " characters, has " + text.length());
        }
        return isReference(text) ? text : null;
    }

    /** Whether an event can carry this as its reference. */
    static boolean isReference(String text) {
        return text.length() <= LONGEST_REFERENCE && StorableText.storable(text);
    }
}

package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.GivenUp;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which orders of a listing matter.
 *
 * @param open tokens of attempts whose outcome is not known
 * @param above orders without a token matter where a later listing than this one showed them first
 */
record Interest(Set<Token> open, long above) {
    static Interest of(List<Intent> open, List<GivenUp> givenUp) {
        LongStream before = open.stream()
                .mapToLong(
                        intent -> intent.before() == null ? -1 : intent.before().number());
        LongStream settled = givenUp.stream().mapToLong(GivenUp::listing);
        return new Interest(
                open.stream().map(Intent::token).collect(Collectors.toSet()),
                Stream.of(before, settled)
                        .flatMapToLong(numbers -> numbers)
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    /** An order that no saga owns: whether it may be an attempt's. */
    boolean mayBeOurs(Token token, long firstShownBy) {
        return token != null || firstShownBy > above;
    }
}

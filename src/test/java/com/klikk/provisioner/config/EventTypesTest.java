package com.klikk.provisioner.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.EventType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    @Test
    void everythingThatIsToldHasItsTopic() {
        assertThat(EventTypes.ALL)
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::wire).toList());
    }
}

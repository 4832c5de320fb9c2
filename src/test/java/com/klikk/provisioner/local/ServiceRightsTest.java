package com.klikk.provisioner.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** What docs/kafka.md tells an administrator to type is what the suite runs with over SASL_SSL. */
class ServiceRightsTest {
    private static final Pattern OPERATION = Pattern.compile("--operation (\\S+)");
    private static final Pattern RESOURCE = Pattern.compile("--(topic|group|transactional-id) (\\S+)");

    @Test
    void pageNamesTheLeastRightsAndNoMore() throws IOException {
        String page = Files.readString(Path.of("docs", "kafka.md"));
        String needed = page.substring(page.indexOf("### Needed"), page.indexOf("### Useful"));

        List<AclBinding> told = needed.lines()
                .filter(line -> line.startsWith("acl "))
                .flatMap(ServiceRightsTest::rights)
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(ServiceRights.least(Topics.standard()));
    }

    private static Stream<AclBinding> rights(String line) {
        AclOperation operation = AclOperation.fromString(
                OPERATION.matcher(line).results().findFirst().orElseThrow().group(1));
        PatternType pattern =
                line.contains("--resource-pattern-type prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
        List<AclBinding> rights = new ArrayList<>();
        for (MatchResult resource : RESOURCE.matcher(line).results().toList()) {
            ResourceType type =
                    ResourceType.valueOf(resource.group(1).replace('-', '_').toUpperCase(Locale.ROOT));
            rights.add(ServiceRights.right(operation, type, pattern, resource.group(2)));
        }
        return rights.stream();
    }
}

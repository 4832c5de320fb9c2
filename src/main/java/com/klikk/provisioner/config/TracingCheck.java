package com.klikk.provisioner.config;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where spans go must make sense before anything starts; Quarkus would say so in the midst of it. */
final class TracingCheck {
    private static final Pattern URL = Pattern.compile("https?://[^/\\s:]+(:\\d{1,5})?(/\\S*)?");
    private static final Pattern PROTOCOL = Pattern.compile("grpc|http/protobuf");

    private TracingCheck() {}

    /** One line a problem. */
    static List<String> problems(SmallRyeConfig config) {
        List<String> problems = new ArrayList<>();
        for (String of : List.of("", "traces.")) {
            String endpoint = TracingSwitch.OTLP + of + "endpoint";
            if (differs(config, endpoint, URL)) {
                problems.add(
                        endpoint + " must be an http or https URL: where a collector listens, http://collector:4317");
            }
            String protocol = TracingSwitch.OTLP + of + "protocol";
            if (differs(config, protocol, PROTOCOL)) {
                problems.add(protocol + " must be grpc or http/protobuf");
            }
        }
        return problems;
    }

    private static boolean differs(SmallRyeConfig config, String key, Pattern pattern) {
        String value = config.getRawValue(key);
        return value != null
                && !value.isBlank()
                && !pattern.matcher(value.strip()).matches();
    }
}

package com.klikk.provisioner.support;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A span as a collector got it; {@code parentId} is empty where it is the first of its trace, {@code links} are span ids. */
public record ToldSpan(
        String traceId,
        String spanId,
        String parentId,
        String name,
        String kind,
        Map<String, String> attributes,
        List<String> links) {
    static ToldSpan of(Span span) {
        Map<String, String> attributes = new LinkedHashMap<>();
        span.getAttributesList().forEach(said -> attributes.put(said.getKey(), text(said.getValue())));
        return new ToldSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                attributes,
                span.getLinksList().stream().map(link -> hex(link.getSpanId())).toList());
    }

    /** Its context as others carry it on. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    /** Something that the service says of its own. */
    public String said(String attribute) {
        return attributes.get("provisioner." + attribute);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }
}

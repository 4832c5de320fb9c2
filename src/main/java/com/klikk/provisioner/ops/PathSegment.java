package com.klikk.provisioner.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Ids in paths. They may hold slashes, blanks and anything else that prints. */
final class PathSegment {
    private PathSegment() {}

    /** Percent-encoded; a form's encoder with its few differences put right. */
    static String encode(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}

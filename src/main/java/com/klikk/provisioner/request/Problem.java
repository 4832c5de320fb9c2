package com.klikk.provisioner.request;

/** One thing that is wrong with a request: where (RFC 6901 JSON pointer into the body), and what would be right. */
public record Problem(String pointer, String message) {}

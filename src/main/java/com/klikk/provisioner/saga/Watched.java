package com.klikk.provisioner.saga;

/**
 * An attempt whose order, should there be one after all, is not the saga's: its token is watched for good.
 *
 * @param unclear whether it may have bought something, for all that was heard of it
 * @param surfaced the order that showed it, or null as long as none did
 */
public record Watched(int attempt, Token token, boolean unclear, Long surfaced) {}

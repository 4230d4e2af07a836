package io.tideline.bench;

/**
 * One record of the topic.
 *
 * @param json of about 397 bytes
 */
record Comment(long occurredAtMillis, int video, byte[] key, byte[] json) {}

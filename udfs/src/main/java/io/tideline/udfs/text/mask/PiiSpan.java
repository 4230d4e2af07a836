package io.tideline.udfs.text.mask;

/**
 * Where a text holds personal data (SEMANTICS §10).
 *
 * @param kind what it is
 * @param start the UTF-16 offset of its first character in the original text
 * @param end the UTF-16 offset behind its last character
 */
public record PiiSpan(PiiKind kind, int start, int end) {}

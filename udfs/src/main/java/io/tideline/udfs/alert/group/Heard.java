package io.tideline.udfs.alert.group;

import io.tideline.udfs.event.Alert;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an alert that has come.
 *
 * @param conversationId as tables show it; null where the alert is about none
 * @param told whether the playbook has people told of it
 * @param atMillis wall clock
 */
public record Heard(Alert alert, @Nullable String conversationId, boolean told, long atMillis) {}

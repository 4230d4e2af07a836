package io.tideline.udfs.playbook;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where people take up conversations.
 *
 * @param description for people; may be empty
 * @param expectedMinutes within how many minutes somebody answers; null where the channel's target
 *     is to be promised
 */
public record Queue(String id, String description, @Nullable Integer expectedMinutes)
    implements Serializable {}

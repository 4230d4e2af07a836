package io.tideline.udfs.playbook.guard;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.playbook.rule.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * An automated message that is to be sent.
 *
 * @param customerId whom it is for
 * @param templateId null where it is of no template
 * @param channel where it is to be sent; null where it belongs to no conversation
 * @param region two letters; null where unknown
 */
public record GuardRequest(
    ActionKind action,
    String accountId,
    String customerId,
    @Nullable String templateId,
    @Nullable Channel channel,
    @Nullable String region,
    long atMillis) {}

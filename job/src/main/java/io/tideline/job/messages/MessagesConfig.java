package io.tideline.job.messages;

import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the messages pipeline is told.
 *
 * @param playbooks those the job starts with: which words settle an intent
 * @param secret keys the customers' pseudonyms
 */
public record MessagesConfig(PlaybooksConfig playbooks, PseudonymSecret secret)
    implements Serializable {}

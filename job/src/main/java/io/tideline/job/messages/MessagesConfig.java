package io.tideline.job.messages;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the messages pipeline is told.
 *
 * @param secret keys the customers' pseudonyms
 */
public record MessagesConfig(PseudonymSecret secret) implements Serializable {}

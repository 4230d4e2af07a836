package io.tideline.job.attribution.utm;

import io.tideline.job.playbook.AccountSettings;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param namingPatterns of each account, a regular expression (RE2) that campaigns have to match;
 *     empty for any name
 */
public record UtmConfig(AccountSettings<String> namingPatterns) implements Serializable {}

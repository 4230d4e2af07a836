package io.tideline.job.alerts;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the alerts pipeline is told.
 *
 * @param inOrder whether alerts are taken by their time, as in a bounded run, not as they come
 * @param times when people are told
 * @param targets who is told
 * @param playbooks those the job starts with: of which alerts people are told
 * @param secret keys the customers' pseudonyms
 */
public record AlertsConfig(
    boolean inOrder,
    GroupTimes times,
    NotifySettings targets,
    PlaybooksConfig playbooks,
    PseudonymSecret secret)
    implements Serializable {}

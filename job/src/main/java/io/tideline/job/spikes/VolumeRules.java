package io.tideline.job.spikes;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.spike.VolumeAlerts;

/** What volumes are judged by under one playbook. */
record VolumeRules(
    int minVolume,
    SpikeWatch spikes,
    AnomalyWatch anomalies,
    GrowthWatch growth,
    VolumeAlerts alerts) {

  static VolumeRules of(Playbook playbook, VolumeConfig config) {
    return new VolumeRules(
        Math.min(playbook.spikes().minVolume(), playbook.anomalies().minVolume()),
        new SpikeWatch(playbook.spikes(), config.maxDisorderMillis()),
        new AnomalyWatch(playbook.anomalies()),
        new GrowthWatch(playbook.growth()),
        new VolumeAlerts(playbook.version(), playbook.spikes(), playbook.growth()));
  }
}

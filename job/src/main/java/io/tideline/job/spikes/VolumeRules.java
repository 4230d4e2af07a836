package io.tideline.job.spikes;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.spike.VolumeAlerts;

/** What volumes are judged by under one playbook. */
record VolumeRules(int minVolume, SpikeWatch spikes, GrowthWatch growth, VolumeAlerts alerts) {

  static VolumeRules of(Playbook playbook, VolumeConfig config) {
    return new VolumeRules(
        playbook.spikes().minVolume(),
        new SpikeWatch(playbook.spikes(), config.maxDisorderMillis()),
        new GrowthWatch(playbook.growth()),
        new VolumeAlerts(playbook.version(), playbook.spikes(), playbook.growth()));
  }
}

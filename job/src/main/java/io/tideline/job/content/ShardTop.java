package io.tideline.job.content;

import io.tideline.udfs.content.TopVideo;

/**
 * The best videos of a shard, in order.
 *
 * @param videos five at most
 */
public record ShardTop(int shard, TopVideo[] videos) {
  public ShardTop {
    videos = videos == null ? new TopVideo[0] : videos;
  }
}

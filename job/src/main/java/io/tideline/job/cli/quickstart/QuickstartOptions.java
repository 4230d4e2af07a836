package io.tideline.job.cli.quickstart;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen.
 *
 * @param uiPort of Flink's web page; null is the first free one from 8081
 * @param seconds after which it stops by itself; null is never
 * @param data a new or empty folder to keep everything in; null is one that is removed at the end
 * @param secret keys the pseudonyms in its tables
 */
public record QuickstartOptions(
    @Nullable Integer uiPort,
    @Nullable Integer seconds,
    @Nullable Path data,
    PseudonymSecret secret) {}

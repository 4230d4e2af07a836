package io.tideline.job.cli;

import java.util.Objects;
import org.apache.flink.runtime.util.EnvironmentInformation;
import picocli.CommandLine.IVersionProvider;

/** One line with the versions that matter when something is reported. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    // Only the jar has a manifest; classes in a folder, as in a test, have no version.
    String own = VersionText.class.getPackage().getImplementationVersion();
    return new String[] {
      "tideline %s (Flink %s, Java %s)"
          .formatted(
              Objects.requireNonNullElse(own, "development"),
              EnvironmentInformation.getVersion(),
              System.getProperty("java.version"))
    };
  }
}

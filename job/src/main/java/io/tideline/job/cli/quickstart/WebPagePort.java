package io.tideline.job.cli.quickstart;

import io.tideline.job.ThisMachine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The port of Flink's web page. */
final class WebPagePort {
  /** From where Flink's page is expected; Flink takes the first that is free, at last any. */
  static final String USUAL = "8081-8180,0";

  private WebPagePort() {}

  /**
   * The ports to try, as Flink reads them: the wanted one, or the usual ones where none is wanted.
   * Flink itself chooses among them, so that two that start at a time never want the same.
   *
   * @throws IOException where the wanted port is taken, one line
   */
  static String choices(@Nullable Integer wanted) throws IOException {
    if (wanted == null) {
      return USUAL;
    }
    if (wanted != 0 && !ThisMachine.isFree(wanted)) {
      throw new IOException("port " + wanted + " is in use; allowed: a free port, or 0 for any");
    }
    return Integer.toString(wanted);
  }
}

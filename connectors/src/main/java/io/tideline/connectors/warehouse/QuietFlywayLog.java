package io.tideline.connectors.warehouse;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Flyway's running commentary at debug level: what a user needs to know is the result of
 * {@link WarehouseMigrator}, and a failure comes as an exception.
 */
record QuietFlywayLog(Logger logger) implements Log {

  /** Makes every Flyway class log here; without it Flyway writes to the console. */
  static LogCreator creator() {
    return owner -> new QuietFlywayLog(LoggerFactory.getLogger(owner));
  }

  @Override
  public boolean isDebugEnabled() {
    return logger.isTraceEnabled();
  }

  @Override
  public void debug(String message) {
    logger.trace(message);
  }

  @Override
  public void info(String message) {
    logger.debug(message);
  }

  @Override
  public void warn(String message) {
    logger.debug(message);
  }

  @Override
  public void error(String message) {
    logger.debug(message);
  }

  @Override
  public void error(String message, Exception e) {
    logger.debug(message, e);
  }

  @Override
  public void notice(String message) {
    logger.debug(message);
  }
}

package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "57P01", "57P03", "53300", "53100", "40001", "40P01", "55P03", "58030"})
  void waitsWhereTheServerComesBack(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state))).isEqualTo(SqlFailure.PASSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P05", "22003", "23502", "54000"})
  void looksForTheRowAtFault(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state))).isEqualTo(SqlFailure.BAD_ROW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42703", "42501", "28P01", "3D000", "XX000"})
  void givesUpWhereWaitingWouldNotHelp(String state) {
    assertThat(SqlFailure.of(new SQLException("x", state))).isEqualTo(SqlFailure.FATAL);
  }

  @Test
  void waitsAfterTimeoutsAndBrokenStreamsWithoutASqlState() {
    assertThat(SqlFailure.of(new SQLTimeoutException("slow"))).isEqualTo(SqlFailure.PASSING);
    assertThat(SqlFailure.of(new SQLException("broken", new IOException())))
        .isEqualTo(SqlFailure.PASSING);
    assertThat(SqlFailure.of(new SQLException("a mistake"))).isEqualTo(SqlFailure.FATAL);
  }
}

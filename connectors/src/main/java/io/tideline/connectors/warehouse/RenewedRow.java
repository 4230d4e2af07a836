package io.tideline.connectors.warehouse;

import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row with pseudonyms as it is and as it is to be.
 *
 * @param key the texts of the key's columns
 * @param before the texts of the columns that hold pseudonyms
 * @param after the same, renewed
 */
record RenewedRow(String[] key, String[] before, String[] after) {
  private static final Pattern PSEUDONYM = Pattern.compile("\"((?:k\\d+-)?[0-9a-f]{64})\"");

  /** Automation gives up on an episode again after a person has taken it, but not for ever. */
  private static final int MOST_ROUNDS = 100;

  /**
   * Renews what a page of {@link RekeyedTable#page} holds in one row.
   *
   * @param values the key's columns, those that hold pseudonyms, the person's pseudonym
   * @return empty where nothing is to be renewed
   */
  static Optional<RenewedRow> of(RekeyedTable table, String[] values, Pseudonyms pseudonyms) {
    int keys = table.keySize();
    String[] before = new String[table.columns().size()];
    System.arraycopy(values, keys, before, 0, before.length);
    String person = values[values.length - 1];
    String[] after =
        person == null ? eachRenewed(before, pseudonyms) : renewed(before, person, pseudonyms);
    if (after == null) {
      return Optional.empty();
    }
    if (table.table() == WarehouseTable.ALERTS) {
      after[0] = alertId(before, after);
    }
    String[] key = new String[keys];
    System.arraycopy(values, 0, key, 0, keys);
    return Optional.of(new RenewedRow(key, before, after));
  }

  private static String @Nullable [] renewed(
      String[] before, String person, Pseudonyms pseudonyms) {
    Optional<String> newest = pseudonyms.renewed(person);
    if (newest.isEmpty()) {
      return null;
    }
    String[] after = before.clone();
    for (int i = 0; i < after.length; i++) {
      if (after[i] != null) {
        after[i] = after[i].replace(person, newest.get());
      }
    }
    return after;
  }

  /** Of columns in which every text of that form is a pseudonym. */
  private static String @Nullable [] eachRenewed(String[] before, Pseudonyms pseudonyms) {
    String[] after = before.clone();
    boolean any = false;
    for (int i = 0; i < after.length; i++) {
      Matcher found = PSEUDONYM.matcher(after[i]);
      StringBuilder text = new StringBuilder();
      while (found.find()) {
        Optional<String> newest = pseudonyms.renewed(found.group(1));
        any |= newest.isPresent();
        String name = newest.orElse(found.group(1));
        found.appendReplacement(text, Matcher.quoteReplacement('"' + name + '"'));
      }
      after[i] = found.appendTail(text).toString();
    }
    return any ? after : null;
  }

  /**
   * Alerts on episodes are named after the conversation as tables show it, so whoever knows an
   * older secret could tell from the name whose they are, and the job would end them under another
   * one.
   */
  private static String alertId(String[] before, String[] after) {
    String old = before[0];
    String kind = before[1];
    AlertSubject was = AlertSubject.ofJson(before[2]);
    AlertSubject is = AlertSubject.ofJson(after[2]);
    if (was.conversationId() == null || is.conversationId() == null || was.episode() == null) {
      return old;
    }
    String target = was.target();
    if (target != null) {
      String made = AlertIds.of(kind, was.conversationId(), was.episode(), target);
      return made.equals(old) ? AlertIds.of(kind, is.conversationId(), was.episode(), target) : old;
    }
    if (AlertIds.of(kind, was.conversationId(), was.episode()).equals(old)) {
      return AlertIds.of(kind, is.conversationId(), was.episode());
    }
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      String number = Integer.toString(round);
      if (AlertIds.of(kind, was.conversationId(), was.episode(), number).equals(old)) {
        return AlertIds.of(kind, is.conversationId(), was.episode(), number);
      }
    }
    return old;
  }
}

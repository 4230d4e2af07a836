package io.tideline.connectors.warehouse;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the warehouse is and who goes there.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's parameters where
 *     needed
 * @param user the database role
 * @param password never shown: not in {@link #toString()}, not in an error
 */
public record WarehouseLocation(String url, String user, String password) implements Serializable {

  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

  public WarehouseLocation {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /** The URL without its parameters and credentials, for messages. */
  public String displayUrl() {
    int parameters = url.indexOf('?');
    String address = parameters < 0 ? url : url.substring(0, parameters);
    return CREDENTIALS.matcher(address).replaceFirst("//");
  }

  @Override
  public String toString() {
    return "WarehouseLocation[url=" + displayUrl() + ", user=" + user + ", password=***]";
  }
}

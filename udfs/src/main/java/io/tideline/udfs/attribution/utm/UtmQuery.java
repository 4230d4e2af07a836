package io.tideline.udfs.attribution.utm;

import io.tideline.udfs.event.Utm;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;

/**
 * Reads campaign parameters from a URL's query, as a web server reads a form: percent-encoding and
 * {@code +} are decoded as UTF-8, a percent sign that encodes nothing stands for itself, names are
 * taken in any case, and of a repeated name the first stands. Nothing here refuses a URL. Personal
 * data are masked.
 */
final class UtmQuery {
  private static final String PREFIX = "utm_";
  private static final int BYTE = 0xff;
  private static final int FIRST_NOT_ASCII = 0x80;

  private UtmQuery() {}

  /** What the query says; a parameter that is not there is null, one without a value is empty. */
  static Utm read(String url) {
    String query = queryOf(url);
    if (query.isEmpty()) {
      return new Utm(null, null, null, null, null);
    }
    List<NameValuePair> pairs = WWWFormCodec.parse(ascii(query), StandardCharsets.UTF_8);
    Map<String, String> first = new HashMap<>();
    for (NameValuePair pair : pairs) {
      String name = pair.getName().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        first.putIfAbsent(name, pair.getValue() == null ? "" : pair.getValue());
      }
    }
    return new Utm(
        UtmTags.masked(first.get("utm_source")),
        UtmTags.masked(first.get("utm_medium")),
        UtmTags.masked(first.get("utm_campaign")),
        UtmTags.masked(first.get("utm_content")),
        UtmTags.masked(first.get("utm_term")));
  }

  /** RFC 3986 §3.4: from the first question mark to the fragment. */
  private static String queryOf(String url) {
    int fragment = url.indexOf('#');
    String beforeFragment = fragment < 0 ? url : url.substring(0, fragment);
    int question = beforeFragment.indexOf('?');
    return question < 0 ? "" : beforeFragment.substring(question + 1);
  }

  /** As browsers send it (RFC 3987 §3.1): the codec takes every character for a byte. */
  private static String ascii(String query) {
    if (query.chars().allMatch(c -> c < FIRST_NOT_ASCII)) {
      return query;
    }
    var encoded = new StringBuilder(query.length() + 64);
    for (byte octet : query.getBytes(StandardCharsets.UTF_8)) {
      int unsigned = octet & BYTE;
      if (unsigned < FIRST_NOT_ASCII) {
        encoded.append((char) unsigned);
      } else {
        encoded.append('%').append(Integer.toHexString(unsigned));
      }
    }
    return encoded.toString();
  }
}

package io.tideline.udfs.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonyms that stand in tables in the place of people's ids (SEMANTICS §10): {@code
 * customer_key} and every other {@code *_key}. One is HMAC-SHA-256 over the id's UTF-8 bytes, with
 * the UTF-8 bytes of the {@link PseudonymSecret} as key, in 64 lower-case hexadecimal digits.
 *
 * <p>Where the secret has others before it, the oldest makes that key and each later one the key of
 * the key, with its number in front: {@code k2-} and the HMAC of the first key, {@code k3-} and the
 * HMAC of that. So a key in a table can be renewed without its id ({@link #renewed}), and says
 * whether it has been.
 *
 * <p>Ids of customers, viewers, visitors and persons are one domain on purpose: the same person has
 * the same key in every table and on every platform. Hence nothing is put before the id, and the
 * key can be made outside as well ({@code openssl dgst -sha256 -hmac "$SECRET"}). Whatever else is
 * to be keyed by the secret one day must derive a secret of its own from it, so that its output is
 * no person's key.
 *
 * <p>Not for several threads: it holds a {@link Mac} a secret.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern KEY = Pattern.compile("(?:k([1-9][0-9]{0,3})-)?[0-9a-f]{64}");

  /** The oldest secret's first. */
  private final List<Mac> macs = new ArrayList<>();

  /** A message's row asks twice, for its customer and for its conversation. */
  private String lastId = "";

  private String lastKey = "";

  public Pseudonyms(PseudonymSecret secret) {
    secret.previous().forEach(older -> macs.add(mac(older)));
    macs.add(mac(secret.text()));
  }

  private static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The key of a person. */
  public String keyOf(String id) {
    if (lastKey.isEmpty() || !id.equals(lastId)) {
      lastKey = over(hmac(0, id), 1);
      lastId = id;
    }
    return lastKey;
  }

  /**
   * Every key that a row of a person may have, the one of {@link #keyOf} first: rows of the time of
   * an older secret have that one's until they are renewed.
   */
  public List<String> keysOf(String id) {
    List<String> keys = new ArrayList<>();
    String key = hmac(0, id);
    keys.add(key);
    for (int version = 2; version <= macs.size(); version++) {
      key = over(key, version - 1, version);
      keys.add(0, key);
    }
    return keys;
  }

  /**
   * The newest key of the same person; empty where it is the newest, or is none of these secrets'.
   */
  public Optional<String> renewed(String key) {
    Matcher form = KEY.matcher(key);
    if (!form.matches()) {
      return Optional.empty();
    }
    int version = version(form);
    return version >= macs.size() ? Optional.empty() : Optional.of(over(key, version));
  }

  /**
   * Whether two keys may be of one person: they are the same, or made by a different number of
   * secrets. A person has one key of each number.
   */
  public static boolean mayBeOfOne(String key, String other) {
    return key.equals(other) || versionOf(key) != versionOf(other);
  }

  private static int versionOf(String key) {
    Matcher form = KEY.matcher(key);
    return form.matches() ? version(form) : 1;
  }

  private static int version(Matcher form) {
    return form.group(1) == null ? 1 : Integer.parseInt(form.group(1));
  }

  private String over(String key, int version) {
    return over(key, version, macs.size());
  }

  private String over(String key, int version, int newest) {
    String result = key;
    for (int next = version + 1; next <= newest; next++) {
      result = "k" + next + "-" + hmac(next - 1, result);
    }
    return result;
  }

  private String hmac(int secret, String text) {
    return HEX.formatHex(macs.get(secret).doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}

package io.tideline.udfs.attribution.identity;

/**
 * Under what touches are held: an id of an account's customers, or a coupon.
 *
 * @param id a visitor's or a person's, or the coupon's code
 * @param coupon whether it is a coupon
 */
public record HolderKey(String accountId, String id, boolean coupon) {

  /** Of a visitor or a person. */
  public static HolderKey of(String accountId, String id) {
    return new HolderKey(accountId, id, false);
  }

  /** Stays the same in every process, as a key's must. */
  @Override
  public int hashCode() {
    return (31 * accountId.hashCode() + id.hashCode()) * 31 + (coupon ? 1 : 0);
  }
}

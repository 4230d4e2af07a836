package io.tideline.job.cli.traffic;

import java.util.List;

/** The brands, videos, people and products of the traffic, by number. Nobody of them exists. */
final class Cast {
  private static final int PEOPLE = 5_000;
  private static final int PRODUCTS = 40;
  private static final double POPULARITY_EXPONENT = 1.1;
  private static final List<String> BRANDS =
      List.of(
          "nordlicht-cosmetics", "fietsfabriek", "harbour-coffee", "alpenkraut", "tulpenwinkel");
  private static final List<String> TRAITS =
      List.of("sunny", "sleepy", "kleine", "mooie", "lucky", "wilde", "quiet", "gouden", "bunte");
  private static final List<String> ANIMALS =
      List.of("otter", "fuchs", "egel", "robin", "dachs", "vlinder", "heron", "luchs", "zeehond");

  private final TrafficShape shape;
  private final Dice dice;
  private final Zipf popularity;

  Cast(TrafficShape shape, Dice dice) {
    this.shape = shape;
    this.dice = dice;
    this.popularity = new Zipf(shape.videos(), POPULARITY_EXPONENT);
  }

  int accounts() {
    return shape.accounts();
  }

  String account(int number) {
    String brand = BRANDS.get(number % BRANDS.size());
    return number < BRANDS.size() ? brand : brand + "-" + (number / BRANDS.size() + 1);
  }

  int anyAccount() {
    return dice.below(shape.accounts());
  }

  /** A video by its popularity. */
  int anyVideo() {
    return popularity.rank(dice.unit());
  }

  /** A video that is known but not the best known, another one each round. */
  int risingVideo(int round) {
    int first = Math.min(1, shape.videos() - 1);
    return first + round % Math.max(1, Math.min(6, shape.videos() - first));
  }

  String video(int rank) {
    return "v%05d".formatted(rank + 1);
  }

  String accountOfVideo(int rank) {
    return account(rank % shape.accounts());
  }

  /** Followers, viewers, customers and visitors are the same people. */
  int anyone() {
    return dice.below(PEOPLE);
  }

  String user(int number) {
    return "u%05d".formatted(number);
  }

  String name(int number) {
    return TRAITS.get(number % TRAITS.size())
        + "_"
        + ANIMALS.get(number / TRAITS.size() % ANIMALS.size())
        + "_"
        + number;
  }

  /** The person behind a visitor, once linked. */
  String person(int number) {
    return "person-%05d".formatted(number);
  }

  String agent() {
    return "agent-" + dice.between(1, 6);
  }

  String product() {
    return "sku-" + dice.between(1, PRODUCTS);
  }
}

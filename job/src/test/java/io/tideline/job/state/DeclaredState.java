package io.tideline.job.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code personal-states.txt} says of a state.
 *
 * @param uid of its step
 * @param state its name
 * @param what {@code erasable}, or why it holds nothing about people
 */
public record DeclaredState(String uid, String state, String what) {
  /** All of them. */
  public static List<DeclaredState> all() throws IOException {
    try (InputStream in = DeclaredState.class.getResourceAsStream("/personal-states.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 3))
          .map(words -> new DeclaredState(words[0], words[1], words[2]))
          .toList();
    }
  }

  /** As {@link StateNames} has it. */
  public String key() {
    return uid + " " + state;
  }
}

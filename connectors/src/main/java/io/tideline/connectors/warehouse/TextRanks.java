package io.tideline.connectors.warehouse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers texts so that the numbers sort as the texts do. */
final class TextRanks {
  private final Map<String, Integer> codes = new HashMap<>();
  private final int[] codeOf;
  private int[] rankOf = {};
  private int size;

  TextRanks(int texts) {
    this.codeOf = new int[texts];
  }

  void add(String text) {
    Integer code = codes.get(text);
    if (code == null) {
      code = codes.size();
      codes.put(text, code);
    }
    codeOf[size++] = code;
  }

  /** To be called when all texts are added. */
  void rank() {
    String[] texts = codes.keySet().toArray(String[]::new);
    Arrays.sort(texts);
    rankOf = new int[texts.length];
    for (int rank = 0; rank < texts.length; rank++) {
      rankOf[codes.get(texts[rank])] = rank;
    }
  }

  /** How many texts differ. */
  int distinct() {
    return codes.size();
  }

  /** The rank of the text that was added as the n-th, from 0. */
  int rankOf(int n) {
    return rankOf[codeOf[n]];
  }
}

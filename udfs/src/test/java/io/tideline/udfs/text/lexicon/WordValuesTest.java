package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class WordValuesTest {
  @Property(tries = 300)
  void answersAsAMapDoes(@ForAll @Size(max = 200) Map<Long, Float> entries, @ForAll long other) {
    Map<Long, Float> map = new HashMap<>(entries);
    map.remove(0L);
    WordValues values = new WordValues(map.size());
    map.forEach(values::put);

    map.forEach((key, value) -> assertThat(values.get(key)).isEqualTo(value));
    if (other != 0 && !map.containsKey(other)) {
      assertThat(values.get(other)).isNaN();
    }
  }
}

package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.WordLists;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompaniesTest {
  private static final Set<String> BEHIND = Set.of("behind", "apart", "desk", "help");
  private static final Set<String> OTHERS = Set.of("behind", "before", "never");

  private final Companies companies = new Companies();

  private Companies read(String handle) {
    NormalText text = new NormalText();
    new Normalizer().read(handle, handle.length(), text);
    companies.read(text, 0, text.length());
    return companies;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Nike",
        "@O2",
        "@1und1",
        "@nike.deutschland",
        "@NikeUK",
        "@askAMEX",
        "@PizzaHutUK_",
        "@hm",
        "@the_body_shop",
        "@TeamYouTube",
        "@bol_com",
        "@DB_Bahn",
        "@nikeuk",
        "@NikeKE",
        "@BMWIndia",
        "@askamex",
        "@HM_de"
      })
  void aWellKnownNameIsACompanyAlsoWithAWordBeforeOrBehind(String handle) {
    assertThat(read(handle).isCompany()).isTrue();
    assertThat(companies.isDesk()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@NikeSupport",
        "@Telekom_hilft",
        "@comcastcares",
        "@ASOS_HeretoHelp",
        "@KPNwebcare",
        "@UberUKSupport",
        "@SubaruCustCare",
        "@acme_kundenservice",
        "@acmekundenservice",
        "@ToTheShopHelp",
        "@Acme.Help",
        "@acme_cares",
        "@o2help"
      })
  void aDeskForCustomersIsACompanysEvenOfAnUnknownName(String handle) {
    assertThat(read(handle).isCompany()).isTrue();
    assertThat(companies.isDesk()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@anna",
        "@mike_dunne",
        "@nikeata",
        "@the",
        "@support",
        "@uk",
        "@",
        "@__",
        "@askme",
        "@o2x",
        "@supporters_fc",
        "@skincare",
        "@annas_skincare",
        "@whocares",
        "@helpless.romantic",
        "@carefree",
        "@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "@mike",
        "@macau",
        "@lee",
        "@golee",
        "@lovemac",
        "@sendhelp",
        "@SendHelp",
        "@i_need_help",
        "@INeedHelp",
        "@annahelps",
        "@WhoCares",
        "@Annas_SkinCare",
        "@nike_and_all_the_shoes_that_i_ever_bought"
      })
  void anyOtherHandleIsAPersons(String handle) {
    assertThat(read(handle).isCompany()).isFalse();
    assertThat(companies.isDesk()).isFalse();
  }

  @Test
  void nothingIsLeftOfTheHandleBefore() {
    assertThat(read("@NikeSupport").isDesk()).isTrue();

    assertThat(read("@anna").isDesk()).isFalse();
  }

  @Test
  void aHandleLongerThanAnyIsNobodysThoughItBeginsAndEndsAsACompanys() {
    String name = "a".repeat(29);

    assertThat(read("@" + name + "KundenService").isDesk()).isFalse();
    assertThat(read("@" + name.substring(3) + "KundenService").isDesk()).isTrue();
  }

  @Test
  void eachNameStandsOnceInTheListAsHandlesAreRead() {
    Map<String, String> seen = new HashMap<>();
    for (String[] row : WordLists.rows("companies.tsv")) {
      String kind = BEHIND.contains(row[0]) ? "behind" : row[0];
      for (String word : row[1].split(" ")) {
        assertThat(word).matches("[a-z0-9]+").isEqualTo(word.toLowerCase(Locale.ROOT));
        boolean name = !OTHERS.contains(kind);
        assertThat(seen.put((name ? "" : kind) + word, kind)).as(word).isNull();
      }
    }
  }

  @Property
  void anyTextIsAHandle(@ForAll String any) {
    Companies read = read("@" + any);

    assertThat(read.isCompany() || !read.isDesk()).isTrue();
  }
}

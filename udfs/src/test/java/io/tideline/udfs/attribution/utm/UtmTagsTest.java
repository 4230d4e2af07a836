package io.tideline.udfs.attribution.utm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtmTagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"tiktok", " TikTok ", "TIKTOK", "tiktok.com", "tik-tok", "tik_tok", "\tTIK_TOK "})
  void allWaysToWriteTikTokAreOneSource(String source) {
    assertThat(UtmTags.normal(new Utm(source, null, null, null, null)).source())
        .isEqualTo("tiktok");
  }

  @Test
  void campaignsAreTrimmedAndInLowerCase() {
    assertThat(UtmTags.normal("\u00a0 Spring_Launch\u200b\t")).isEqualTo("spring_launch");
    assertThat(UtmTags.normal("  ")).isNull();
    assertThat(UtmTags.normal((String) null)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          https://shop.example/p?id=7&utm_campaign=spring_launch+#top | spring_launch
          https://shop.example/p?utm_campaign=%20SPRING%5FLAUNCH      | spring_launch
          https://shop.example/?utm_campaign=first&utm_campaign=last  | first
          https://shop.example/?UTM_Campaign=spring                   | spring
          https://shop.example/?%75tm_campaign=spring                 | spring
          https://shop.example/?utm_campaign=100%                     | 100%
          https://shop.example/?utm_campaign=%zzspring                | %zzspring
          https://shop.example/?utm_campaign=fr%C3%BChling            | frühling
          https://shop.example/?utm_campaign=frühling                 | frühling
          https://shop.example/?utm_campaign=a=b                      | a=b
          shop.example?x&&=&utm_campaign=spring                       | spring
          myapp://open?utm_campaign=spring                            | spring
          """)
  void campaignIsReadFromTheUrl(String url, String campaign) {
    assertThat(UtmTags.normal(at(url)).campaign()).isEqualTo(campaign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/utm_campaign=a",
        "https://shop.example/#?utm_campaign=a",
        "https://shop.example/?utm_campaign=",
        "https://shop.example/?utm_campaign",
        "https://shop.example/?xutm_campaign=a",
        "?",
        "",
        "%",
        "http://[::1/?%"
      })
  void aUrlWithoutACampaignGivesNone(String url) {
    assertThat(UtmTags.normal(at(url)).campaign()).isNull();
  }

  @Test
  void aTouchWithParametersOfItsOwnIsNotLookedUpInItsUrl() {
    var touch =
        new Touchpoint(
            "v",
            null,
            new Utm("tiktok", null, null, null, null),
            null,
            "https://shop.example/?utm_campaign=a");

    assertThat(UtmTags.normal(touch).campaign()).isNull();
  }

  @Test
  void longValuesAreCut() {
    String url = "https://shop.example/?utm_campaign=" + "ab".repeat(5_000);

    assertThat(UtmTags.normal(at(url)).campaign()).isEqualTo("ab".repeat(64));
    assertThat(UtmTags.shown("\uD83D\uDE00".repeat(200))).isEqualTo("\uD83D\uDE00".repeat(128));
  }

  @Test
  void noValueHoldsTheCharacterThatTablesRefuse() {
    assertThat(UtmTags.normal(at("https://shop.example/?utm_campaign=a%00b")).campaign())
        .isEqualTo("a\uFFFDb");
  }

  @Property
  void theNormalSpellingIsNormal(@ForAll @StringLength(max = 300) String value) {
    @Nullable String normal = UtmTags.normal(value);

    assertThat(UtmTags.normal(normal)).isEqualTo(normal);
    assertThat(normal).isNotEqualTo("");
  }

  @Property
  void noUrlIsRefused(@ForAll @StringLength(max = 300) String junk) {
    UtmTags.normal(at(junk));
    UtmTags.normal(at("https://shop.example/?utm_source=" + junk));
  }

  private static Touchpoint at(String url) {
    return new Touchpoint("v", null, null, null, url);
  }

  @Test
  void personalDataInALinkAreMasked() {
    Utm sent =
        UtmTags.sent(
            new Touchpoint(
                "v",
                null,
                null,
                null,
                "https://shop.example/?utm_campaign=win+back+jane%40doe.example"
                    + "&utm_content=%2B31612345678&utm_term=@jane_doe"));

    assertThat(sent.campaign()).isEqualTo("win back [email]");
    assertThat(sent.content()).isEqualTo("[phone]");
    assertThat(sent.term()).isEqualTo("[handle]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7301234567890123456",
        "1790123456789012",
        "120210123456780123",
        "23850000000000001",
        "spring_2026-03-01",
        "20260301",
        "v00042"
      })
  void idsOfCampaignsAndVideosAreLeftAlone(String id) {
    assertThat(UtmTags.masked(id)).isEqualTo(id);
  }
}

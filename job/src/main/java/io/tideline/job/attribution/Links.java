package io.tideline.job.attribution;

import io.tideline.udfs.attribution.identity.KnownLink;
import java.util.List;

/** The links of one visitor or person, in order. */
public record Links(List<KnownLink> links) {
  static final Links NONE = new Links(List.of());

  public Links {
    links = links == null ? List.of() : links;
  }
}

package io.tideline.udfs.event;

/** What a cost was spent on. */
public enum CostKind {
  MEDIA,
  CREATIVE,
  TOOLS,
  AGENCY,
  INTERNAL_HOURS
}

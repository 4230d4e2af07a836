package io.tideline.job.conversations.kpis;

import io.tideline.udfs.conversation.kpi.KpiFact;
import java.io.Serializable;
import java.util.function.Consumer;

/** Gives the facts that an element of a stream tells. */
@FunctionalInterface
interface FactReader<T> extends Serializable {
  void read(T element, Consumer<KpiFact> facts);
}

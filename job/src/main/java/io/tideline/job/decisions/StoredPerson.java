package io.tideline.job.decisions;

import io.tideline.job.playbook.Kept;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.decision.Customer;
import io.tideline.udfs.decision.PersonFile;
import io.tideline.udfs.decision.Talk;
import io.tideline.udfs.decision.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The {@link PersonFile} of the key at hand, in state: read when first asked for and written once
 * all is decided.
 */
final class StoredPerson implements PersonFile {
  /** About 100 bytes each. */
  private static final int REMEMBERED = 50_000;

  private final List<StateDescriptor<?, ?>> descriptors;
  private final ValueState<Long> since;
  private final ValueState<Customer> customers;
  private final ValueState<OptOut> optOuts;
  private final StoredTalks talks;
  private final MapState<String, KeptWaiting> waiting;
  private final SignalSerializer signals = new SignalSerializer();

  private final Map<String, Talk> changed = new HashMap<>();
  private @Nullable Customer customer;
  private boolean isChanged;
  private String key = "";

  /**
   * Of whom nothing is waiting, as far as that is remembered: nearly all. To look for the first of
   * what is waiting takes RocksDB several times as long as to read a value.
   */
  private final NewestKeys withoutWaiting = new NewestKeys(REMEMBERED);

  /**
   * @param days so long after its last change all is kept but an opt-out and what is waiting
   */
  StoredPerson(KeyedStateStore store, int days) {
    StateTtlConfig kept = Kept.days(days);
    var ofCustomer = new ValueStateDescriptor<>("customer", TypeInformation.of(Customer.class));
    ofCustomer.enableTimeToLive(kept);
    customers = store.getState(ofCustomer);
    var ofOptOuts = new ValueStateDescriptor<>("opt-out", TypeInformation.of(OptOut.class));
    optOuts = store.getState(ofOptOuts);
    var ofSince = new ValueStateDescriptor<>("since", Types.LONG);
    ofSince.enableTimeToLive(kept);
    since = store.getState(ofSince);
    talks = new StoredTalks(store, kept);
    var ofWaiting =
        new MapStateDescriptor<>("waiting", Types.STRING, TypeInformation.of(KeptWaiting.class));
    waiting = store.getMapState(ofWaiting);
    descriptors = new ArrayList<>(List.of(ofCustomer, ofOptOuts, ofWaiting, ofSince));
    descriptors.addAll(talks.descriptors());
  }

  /** In one of these is every key of whom anything is known. */
  List<StateDescriptor<?, ?>> descriptors() {
    return descriptors;
  }

  /** Since when something is known of the person at hand; long ago where that was not kept. */
  long sinceMillis() throws IOException {
    Long known = since.value();
    return known == null ? Long.MIN_VALUE : known;
  }

  /** The key has changed. */
  void open(String current) {
    key = current;
    reread();
  }

  private void reread() {
    changed.clear();
    customer = null;
    isChanged = false;
  }

  /**
   * Writes what has changed.
   *
   * @param atMillis when that happened
   */
  void save(long atMillis) throws Exception {
    if (isChanged || !changed.isEmpty()) {
      keepSince(atMillis);
    }
    if (isChanged && customer != null) {
      customers.update(customer);
    }
    for (Map.Entry<String, Talk> talk : changed.entrySet()) {
      talks.put(talk.getKey(), talk.getValue(), atMillis);
    }
  }

  /** The person wants no automation; that may have been said before. */
  void objected(long atMillis) throws Exception {
    keepSince(atMillis);
    OptOut known = optOuts.value();
    optOuts.update(known == null ? OptOut.at(atMillis) : known.again(atMillis));
  }

  private void keepSince(long atMillis) throws Exception {
    Long known = since.value();
    boolean isNew = known == null && customers.value() == null && talks.isEmpty();
    if (isNew || known != null && atMillis < known) {
      since.update(atMillis);
    }
  }

  /**
   * Forgets what began up to an instant: conversations that did, with all that followed in them,
   * and of the rest what is from then. How many orders there were is one number, and goes.
   *
   * @return the conversations that are forgotten
   */
  Map<String, Talk> forget(long upToMillis) throws Exception {
    reread();
    withoutWaiting.remove(key);
    Map<String, Talk> gone = talks.forget(upToMillis);
    forgetWaiting(upToMillis);
    OptOut optOut = optOuts.value();
    set(optOuts, optOut == null ? null : optOut.after(upToMillis));
    Customer known = customers.value();
    Customer left = known == null ? Customer.NEW : known.after(upToMillis, talks.ids());
    set(customers, left.equals(Customer.NEW) ? null : left);
    set(since, isEmpty() ? null : (Long) (upToMillis + 1));
    return gone;
  }

  private void forgetWaiting(long upToMillis) throws Exception {
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, KeptWaiting> kept : waiting.entries()) {
      if (signals.ofBytes(kept.getValue().signal()).occurredAtMillis() <= upToMillis) {
        gone.add(kept.getKey());
      }
    }
    for (String trigger : gone) {
      waiting.remove(trigger);
    }
  }

  private boolean isEmpty() throws Exception {
    return customers.value() == null
        && optOuts.value() == null
        && talks.isEmpty()
        && waiting.isEmpty();
  }

  private static <T> void set(ValueState<T> state, @Nullable T value) throws IOException {
    if (value == null) {
      state.clear();
    } else {
      state.update(value);
    }
  }

  @Override
  public Customer customer() {
    if (customer == null) {
      customer = read();
    }
    return customer;
  }

  private Customer read() {
    try {
      Customer kept = customers.value();
      OptOut optOut = optOuts.value();
      Customer known = kept == null ? Customer.NEW : kept;
      return optOut == null ? known : known.optedOut(optOut.sinceMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(Customer next) {
    isChanged = isChanged || !next.equals(customer);
    customer = next;
  }

  @Override
  public Talk talk(String conversationId) {
    Talk known = changed.get(conversationId);
    if (known != null) {
      return known;
    }
    Talk kept = inState(() -> talks.get(conversationId));
    return kept == null ? Talk.NEW : kept;
  }

  @Override
  public void keep(String conversationId, Talk talk) {
    changed.put(conversationId, talk);
  }

  @Override
  public List<Waiting> waiting() {
    return inState(this::readWaiting);
  }

  private List<Waiting> readWaiting() throws Exception {
    if (withoutWaiting.contains(key)) {
      return List.of();
    }
    if (waiting.isEmpty()) {
      withoutWaiting.add(key);
      return List.of();
    }
    var all = new ArrayList<Waiting>();
    for (KeptWaiting kept : waiting.values()) {
      all.add(new Waiting(kept.decision(), signals.ofBytes(kept.signal()), kept.dueMillis()));
    }
    all.sort(Waiting.ORDER);
    return all;
  }

  @Override
  public void keep(Waiting added) {
    inState(
        () -> {
          withoutWaiting.remove(key);
          byte[] signal = signals.toBytes(added.signal());
          waiting.put(
              added.decision().triggerId(),
              new KeptWaiting(added.decision(), signal, added.dueMillis()));
          return added;
        });
  }

  @Override
  public void drop(Waiting done) {
    inState(
        () -> {
          waiting.remove(done.decision().triggerId());
          return done;
        });
  }

  /** The domain knows of no state that can fail. */
  private static <T> T inState(StateAccess<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be accessed", e);
    }
  }

  @FunctionalInterface
  private interface StateAccess<T> {
    T run() throws Exception;
  }
}

package io.tideline.udfs.attribution.markov;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * An absorbing Markov chain of order 1 over campaigns (SEMANTICS §8). With Q the probabilities of
 * going from campaign to campaign, w those of going from each to an order and s those of beginning
 * with each, N = (I − Q)⁻¹ holds the expected visits, v = N·w the chance of an order from each
 * campaign, and s·v the chance of one at all.
 *
 * <p>A path without a campaign c is one that never meets it, and the chance of ever meeting it is
 * (s·N)_c / N_cc. So the removal effect, the share of orders that would be lost with c, is (s·N)_c
 * / N_cc · v_c / (s·v): one inverse for all campaigns instead of a solution for each.
 */
final class MarkovChain {
  private final List<String> campaigns;
  private final double[] begin;
  private final double[] win;
  private final DMatrixRMaj stay;

  private MarkovChain(List<String> campaigns) {
    this.campaigns = campaigns;
    this.begin = new double[campaigns.size()];
    this.win = new double[campaigns.size()];
    this.stay = new DMatrixRMaj(campaigns.size(), campaigns.size());
  }

  static MarkovChain of(PathCounts paths) {
    var chain = new MarkovChain(paths.campaigns());
    chain.fill(paths);
    return chain;
  }

  /**
   * The removal effect of each campaign; all are 0 where no path ended in an order, and where there
   * is no solution because paths enter a circle that they never leave.
   */
  Map<String, Double> removalEffects() {
    int n = campaigns.size();
    var visits = new DMatrixRMaj(n, n);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
    var effects = new HashMap<String, Double>();
    if (n == 0 || !solver.setA(identityMinusStay())) {
      campaigns.forEach(campaign -> effects.put(campaign, 0.0));
      return effects;
    }
    solver.invert(visits);
    double[] fromStart = new double[n];
    double[] chance = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        fromStart[j] += begin[i] * visits.get(i, j);
        chance[i] += visits.get(i, j) * win[j];
      }
    }
    double base = 0;
    for (int i = 0; i < n; i++) {
      base += begin[i] * chance[i];
    }
    boolean solved = base > 0 && Double.isFinite(base);
    for (int i = 0; i < n; i++) {
      double lost = solved ? fromStart[i] / visits.get(i, i) * chance[i] / base : 0;
      effects.put(campaigns.get(i), Double.isFinite(lost) ? lost : 0);
    }
    return effects;
  }

  private DMatrixRMaj identityMinusStay() {
    int n = campaigns.size();
    var matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.set(i, j, (i == j ? 1 : 0) - stay.get(i, j));
      }
    }
    return matrix;
  }

  private void fill(PathCounts paths) {
    Map<String, Integer> index = new HashMap<>();
    campaigns.forEach(campaign -> index.put(campaign, index.size()));
    Map<String, Long> left = new HashMap<>();
    for (int i = 0; i < paths.counts().length; i++) {
      left.merge(paths.from()[i], Math.max(0, paths.counts()[i]), Long::sum);
    }
    for (int i = 0; i < paths.counts().length; i++) {
      String from = paths.from()[i];
      String to = paths.to()[i];
      // A path taken back after its campaigns were folded into others leaves less than nothing.
      double probability = (double) Math.max(0, paths.counts()[i]) / Math.max(1, left.get(from));
      Integer row = index.get(from);
      Integer column = index.get(to);
      if (row == null && column != null) {
        begin[column] = probability;
      } else if (row != null && column != null) {
        stay.set(row, column, probability);
      } else if (row != null && to.equals(PathCounts.WON)) {
        win[row] = probability;
      }
    }
  }
}

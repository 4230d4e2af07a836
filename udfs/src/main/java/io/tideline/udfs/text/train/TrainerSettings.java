package io.tideline.udfs.text.train;

/**
 * How to learn.
 *
 * @param seed of the order in which examples are seen
 * @param epochs how often each is seen at most
 * @param cost what an error costs beside the size of the weights
 * @param ownShare how strongly a language's own part learns beside the shared one, 0..1
 * @param rarity how much more a rare n-gram counts than a frequent one: the power of its inverse
 *     document frequency, 0 for none
 * @param minTexts an n-gram of fewer texts is not learned (minimum document frequency); 1 for all
 * @param signalScale how large the signals are beside the n-grams
 * @param balance 0 takes the labels' shares as they are while learning, 1 gives every label the
 *     same
 * @param calibrationBalance the same for the probabilities; below 0 a frequent label counts for
 *     even more than its share, where a false alarm costs more than a miss
 */
public record TrainerSettings(
    long seed,
    int epochs,
    float cost,
    float ownShare,
    float rarity,
    int minTexts,
    float signalScale,
    float balance,
    float calibrationBalance) {}

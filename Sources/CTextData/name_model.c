#include "CTextData.h"

#include <string.h>

enum {
  row_bits = 19,
  labels = 16,
  states = labels + 1,  // with the label "outside"
  transitions_at = 16,
  head_size = transitions_at + states * states * 2,
  batch = 64,
};

static uint32_t u32(const unsigned char *bytes) {
  uint32_t value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

// The slots and rows of a batch are asked for before any is read: they lie anywhere in megabytes,
// and waiting for one after the other took most of the time.
void copydesk_names_sum(const unsigned char *model, const uint32_t *features, size_t count,
                        int16_t *sums) {
  const uint32_t mask = u32(model + 8);
  const unsigned char *slots = model + head_size;
  const int8_t *rows = (const int8_t *)(slots + 4 * ((size_t)mask + 1));
  int16_t total[labels] = {0};
  const int8_t *found[batch];
  while (count > 0) {
    const size_t size = count < batch ? count : batch;
    size_t hits = 0;
    for (size_t i = 0; i < size; i++) __builtin_prefetch(slots + 4 * (size_t)(features[i] & mask));
    for (size_t i = 0; i < size; i++) {
      const uint32_t tag = features[i] >> row_bits;
      uint32_t slot = features[i] & mask;
      for (uint32_t entry; (entry = u32(slots + 4 * (size_t)slot)) != 0;) {
        if (entry >> row_bits == tag) {
          found[hits] = rows + labels * (size_t)((entry & ((1u << row_bits) - 1)) - 1);
          __builtin_prefetch(found[hits++]);
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    for (size_t i = 0; i < hits; i++)
      for (int label = 0; label < labels; label++) total[label] += found[i][label];
    features += size;
    count -= size;
  }
  memcpy(sums, total, sizeof total);
}

uint8_t copydesk_names_path(const unsigned char *model, const int16_t *scores, size_t count,
                            uint8_t *back) {
  // The labels after which a new name, or none, may follow. Rows have room for whole vectors.
  static const uint8_t closed[] = {0, 3, 4, 7, 8, 11, 12, 15, 16};
  enum { room = 20, rebase_steps = 4096 };
  const int32_t least = INT32_MIN / 4;
  int32_t weights[states][room] = {{0}}, best[room], next[room], from[room];
  for (int label = 0; label < states * states; label++) {
    int16_t weight;
    memcpy(&weight, model + transitions_at + 2 * label, sizeof weight);
    weights[label / states][label % states] = weight;
  }
  for (int label = 0; label < room; label++) best[label] = label == 0 ? 0 : least;
  for (size_t i = 0; i < count; i++) {
    for (int label = 0; label < room; label++) next[label] = INT32_MIN, from[label] = 0;
    for (size_t c = 0; c < sizeof closed; c++) {
      const int32_t *row = weights[closed[c]];
      const int32_t start = best[closed[c]];
      for (int label = 0; label < room; label++) {
        const int32_t value = start + row[label];
        from[label] = value > next[label] ? closed[c] : from[label];
        next[label] = value > next[label] ? value : next[label];
      }
    }
    // Inside a name only its beginning or its inside comes before.
    for (int begin = 1; begin < states; begin += 4) {
      for (int label = begin + 1; label <= begin + 2; label++) {
        const int32_t one = best[begin] + weights[begin][label];
        const int32_t other = best[begin + 1] + weights[begin + 1][label];
        next[label] = one >= other ? one : other;
        from[label] = one >= other ? begin : begin + 1;
      }
    }
    best[0] = next[0];
    for (int label = 1; label < states; label++)
      best[label] = next[label] + scores[labels * i + (size_t)label - 1];
    uint8_t *row = back + states * i;
    for (int label = 0; label < states; label++) row[label] = (uint8_t)from[label];
    // A token adds at most two 16-bit weights, so that many of them stay far from the ends of 32
    // bits; taking the best sum away from all keeps their order. A sentence may be a whole text.
    if (i % rebase_steps == rebase_steps - 1) {
      int32_t top = best[0];
      for (int label = 1; label < states; label++) top = best[label] > top ? best[label] : top;
      for (int label = 0; label < states; label++)
        best[label] = best[label] - top > least ? best[label] - top : least;
    }
  }
  uint8_t last = 0;
  for (size_t c = 1; c < sizeof closed; c++)
    if (best[closed[c]] > best[last]) last = closed[c];
  return last;
}

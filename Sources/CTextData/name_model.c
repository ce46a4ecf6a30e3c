#include "CTextData.h"

#include <string.h>

enum { row_bits = 19, head_size = 16 + 17 * 17 * 2, labels = 16, batch = 64 };

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

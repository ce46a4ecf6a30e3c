// The order of keys, which is the same in every run.

#include "internal.h"

int clb_key_rank(const clb_value *key) {
  switch (key->kind) {
    case CLB_INTEGER: case CLB_NUMBER: return CLB_RANK_NUMBER;
    case CLB_BOOLEAN: return CLB_RANK_BOOLEAN;
    case CLB_STRING: return CLB_RANK_STRING;
    default: return CLB_RANK_OBJECT;
  }
}

// Compares an integer with a float without losing digits.
static bool number_before(const clb_value *a, const clb_value *b) {
  if (a->kind == CLB_INTEGER && b->kind == CLB_INTEGER) return a->integer < b->integer;
  if (a->kind == CLB_NUMBER && b->kind == CLB_NUMBER) return a->number < b->number;
  if (a->kind == CLB_INTEGER) {
    if (b->number >= 9223372036854775808.0) return true;
    if (b->number < -9223372036854775808.0) return false;
    int64_t floor = (int64_t)b->number;
    return a->integer < floor || (a->integer == floor && (double)floor < b->number);
  }
  if (a->number >= 9223372036854775808.0) return false;
  if (a->number < -9223372036854775808.0) return true;
  int64_t floor = (int64_t)a->number;
  return floor < b->integer || (floor == b->integer && a->number < (double)floor);
}

// The order of keys everywhere: numbers, booleans, strings by bytes, then objects by their age.
static bool before(const clb_value *a, const clb_value *b) {
  int rank = clb_key_rank(a);
  int ranks = rank - clb_key_rank(b);
  if (ranks != 0) return ranks < 0;
  switch (rank) {
    case CLB_RANK_NUMBER: return number_before(a, b);
    case CLB_RANK_STRING: {
      uint32_t shared = a->length < b->length ? a->length : b->length;
      int order = memcmp(a->bytes, b->bytes, shared);
      return order != 0 ? order < 0 : a->length < b->length;
    }
    default: return a->integer < b->integer;
  }
}

static void sift(clb_value *pairs, size_t root, size_t count) {
  clb_value key = pairs[2 * root], value = pairs[2 * root + 1];
  for (;;) {
    size_t child = 2 * root + 1;
    if (child >= count) break;
    if (child + 1 < count && before(&pairs[2 * child], &pairs[2 * child + 2])) child++;
    if (!before(&key, &pairs[2 * child])) break;
    pairs[2 * root] = pairs[2 * child];
    pairs[2 * root + 1] = pairs[2 * child + 1];
    root = child;
  }
  pairs[2 * root] = key;
  pairs[2 * root + 1] = value;
}

// Sorts pairs by key, in place and with the budget polled (a heap sort: no worst case).
void clb_sort_pairs(clb_state *state, clb_value *pairs, size_t count) {
  bool sorted = true;
  for (size_t i = 1; i < count && sorted; i++) sorted = !before(&pairs[2 * i], &pairs[2 * i - 2]);
  clb_work(state, count);
  if (sorted) return;
  for (size_t i = count / 2; i-- > 0;) {
    clb_work(state, 16);
    sift(pairs, i, count);
  }
  for (size_t last = count; last-- > 1;) {
    clb_work(state, 32);
    clb_value key = pairs[0], value = pairs[1];
    pairs[0] = pairs[2 * last];
    pairs[1] = pairs[2 * last + 1];
    pairs[2 * last] = key;
    pairs[2 * last + 1] = value;
    sift(pairs, 0, last);
  }
}

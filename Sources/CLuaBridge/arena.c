// The memory of one Lua state: an address range of its own with a two-level segregated fit
// allocator (Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems", 2004).
// It never returns NULL: over the limit it stops the call. All of its bookkeeping lies in the
// arena, so that copying the bytes in use copies the state.

#include <stdlib.h>
#include <sys/mman.h>

#include "internal.h"

#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define POISON(start, size) __asan_poison_memory_region(start, size)
#define UNPOISON(start, size) __asan_unpoison_memory_region(start, size)
#define QUIET __attribute__((no_sanitize("address")))
#else
#define POISON(start, size) ((void)0)
#define UNPOISON(start, size) ((void)0)
#define QUIET
#endif

// A block is a word (serial 34 bits, two flags, size in words 28 bits) and its payload. A free
// block keeps its links in the payload and its size in its last word.
struct arena_block {
  uint64_t word;
  arena_block *next, *previous;
};

enum : uint64_t {
  FREE = 1ull << 28,
  AFTER_FREE = 1ull << 29,
  WORDS = (1ull << 28) - 1,
  SERIAL_SHIFT = 30,
  SMALLEST = 32,
};

#define SIZE(block) (((block)->word & WORDS) << 3)
#define AFTER(block) ((arena_block *)((char *)(block) + SIZE(block)))
#define FOOT(block) (*(uint64_t *)((char *)(block) + SIZE(block) - 8))

static inline unsigned bin_of(size_t size) {
  if (size < 512) return (unsigned)(size >> 3);
  unsigned level = 63 - (unsigned)__builtin_clzll(size);
  return 64 + (level - 9) * 16 + (unsigned)((size >> (level - 4)) & 15);
}

QUIET static void unlink_block(arena_head *head, arena_block *block) {
  unsigned bin = bin_of(SIZE(block));
  if (block->next != NULL) block->next->previous = block->previous;
  if (block->previous != NULL) {
    block->previous->next = block->next;
  } else {
    head->bins[bin] = block->next;
    if (block->next == NULL) head->words[bin / 64] &= ~(1ull << (bin % 64));
  }
}

// Makes [block, block + size) one free block; its neighbours are in use or beyond the top. What is
// `closed` is poisoned already.
QUIET static void link_block(arena_head *head, arena_block *block, size_t size, bool closed) {
  UNPOISON(block, sizeof *block);
  UNPOISON((char *)block + size - 8, 8);
  block->word = FREE | (size >> 3);
  FOOT(block) = size;
  unsigned bin = bin_of(size);
  block->previous = NULL;
  block->next = head->bins[bin];
  if (block->next != NULL) block->next->previous = block;
  head->bins[bin] = block;
  head->words[bin / 64] |= 1ull << (bin % 64);
  AFTER(block)->word |= AFTER_FREE;
  if (!closed && size > 32) POISON((char *)block + 24, size - 32);
}

// The first free block of at least `size` bytes, out of its list; NULL if there is none.
QUIET static arena_block *take_free(arena_head *head, size_t size) {
  size_t wanted = size;
  if (size >= 512) wanted += (1ull << (59 - __builtin_clzll(size))) - 1;
  unsigned bin = bin_of(wanted);
  unsigned word = bin / 64;
  if (word >= ARENA_WORDS) return NULL;
  uint64_t bits = head->words[word] & (~0ull << (bin % 64));
  while (bits == 0) {
    if (++word == ARENA_WORDS) return NULL;
    bits = head->words[word];
  }
  arena_block *block = head->bins[word * 64 + (unsigned)__builtin_ctzll(bits)];
  unlink_block(head, block);
  return block;
}

// Cuts a block in use down to `size` bytes and frees the rest where that is worth it. The rest is
// `closed` when it has just come from a free block; poisoning it again would cost its length.
QUIET static void trim(arena_head *head, arena_block *block, size_t size, bool closed) {
  size_t whole = SIZE(block);
  if (whole - size < SMALLEST) {
    UNPOISON(block, whole);
    return;
  }
  arena_block *rest = (arena_block *)((char *)block + size);
  size_t rest_size = whole - size;
  block->word = (block->word & ~WORDS) | (size >> 3);
  char *after = (char *)rest + rest_size;
  if (after == head->top) {
    head->top = (char *)rest;
    POISON(rest, rest_size);
    return;
  }
  arena_block *next = (arena_block *)after;
  if (next->word & FREE) {
    unlink_block(head, next);
    rest_size += SIZE(next);
    closed = false;
  }
  link_block(head, rest, rest_size, closed);
}

QUIET static void release(arena_head *head, arena_block *block) {
  size_t size = SIZE(block);
  UNPOISON(block, size);
  if (block->word & AFTER_FREE) {
    size_t before = *(uint64_t *)((char *)block - 8);
    block = (arena_block *)((char *)block - before);
    unlink_block(head, block);
    size += before;
  }
  char *after = (char *)block + size;
  if (after == head->top) {
    head->top = (char *)block;
    POISON(block, size);
    return;
  }
  arena_block *next = (arena_block *)after;
  if (next->word & FREE) {
    unlink_block(head, next);
    size += SIZE(next);
  }
  link_block(head, block, size, false);
}

static inline size_t block_size(size_t payload) {
  size_t size = (payload + 8 + 7) & ~(size_t)7;
  return size < SMALLEST ? SMALLEST : size;
}

QUIET static void *obtain(clb_state *state, size_t payload) {
  arena_head *head = state->head;
  size_t size = block_size(payload);
  arena_block *block = take_free(head, size);
  if (block != NULL) {
    size_t whole = SIZE(block);
    UNPOISON(block, size);
    AFTER(block)->word &= ~AFTER_FREE;
    block->word = head->serial++ << SERIAL_SHIFT | (whole >> 3);
    trim(head, block, size, true);
  } else {
    // The word after the last block must exist: leave room for it.
    if (size + 16 > (size_t)(head->end - head->top)) clb_stop(state, CLB_MEMORY, NULL);
    block = (arena_block *)head->top;
    UNPOISON(block, size + 8);
    head->top += size;
    block->word = head->serial++ << SERIAL_SHIFT | (size >> 3);
  }
  return (char *)block + 8;
}

// Grows a block where it lies if what follows it is free.
QUIET static bool grow(clb_state *state, arena_block *block, size_t size) {
  arena_head *head = state->head;
  size_t whole = SIZE(block);
  if (whole >= size) return true;
  char *after = (char *)block + whole;
  if (after == head->top) {
    if (size - whole + 16 > (size_t)(head->end - head->top)) return false;
    UNPOISON(block, size + 8);
    head->top = (char *)block + size;
    block->word = (block->word & ~WORDS) | (size >> 3);
    return true;
  }
  arena_block *next = (arena_block *)after;
  if (!(next->word & FREE) || whole + SIZE(next) < size) return false;
  unlink_block(head, next);
  size_t joined = whole + SIZE(next);
  UNPOISON(next, size - whole);
  block->word = (block->word & ~WORDS) | (joined >> 3);
  AFTER(block)->word &= ~AFTER_FREE;
  trim(head, block, size, true);
  return true;
}

// Counts what Lua asks for and stops the call at a limit. Every 64 KB the clock is looked at, so
// that work done by allocating instructions is bounded without any hook.
static void charge(clb_state *state, void *pointer, size_t old, size_t size) {
  arena_head *head = state->head;
  size_t before = pointer == NULL ? 0 : old;
  if (state->fail_allocation != 0 && size > before && --state->fail_allocation == 0)
    clb_stop(state, CLB_MEMORY, NULL);
  if (size > before && head->in_use + (size - before) > state->limits.lua_bytes)
    clb_stop(state, CLB_MEMORY, NULL);
  if (pointer == NULL && old == LUA_TSTRING && size > 65536) {
    if (size > state->limits.string_bytes) clb_stop(state, CLB_MEMORY, "a string grew too long");
    if (size > head->largest_string) clb_hook_for_string(state, size);
  }
  head->in_use += size - before;
  if (head->in_use > head->peak) head->peak = head->in_use;
  state->allocated += size;
  if (state->allocated >= 65536) {
    state->pending += state->allocated / 8;
    state->allocated = 0;
    clb_check(state);
  }
}

QUIET void *clb_arena_allocate(void *context, void *pointer, size_t old, size_t size) {
  clb_state *state = context;
  arena_head *head = state->head;
  if (size == 0) {
    if (pointer != NULL) {
      head->in_use -= old;
      release(head, (arena_block *)((char *)pointer - 8));
    }
    return NULL;
  }
  charge(state, pointer, old, size);
  if (pointer == NULL) return obtain(state, size);
  arena_block *block = (arena_block *)((char *)pointer - 8);
  size_t wanted = block_size(size);
  if (SIZE(block) >= wanted) {
    trim(head, block, wanted, false);
    return pointer;
  }
  if (grow(state, block, wanted)) return pointer;
  void *moved = obtain(state, size);
  memcpy(moved, pointer, old < size ? old : size);
  release(head, block);
  return moved;
}

QUIET uint64_t clb_arena_serial(const void *payload) {
  return *(const uint64_t *)((const char *)payload - 8) >> SERIAL_SHIFT;
}

bool clb_arena_open(clb_state *state, size_t reserve) {
  reserve = (reserve + 0xFFFF) & ~(size_t)0xFFFF;
  void *base = mmap(
    NULL, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return false;
  state->base = base;
  state->reserved = reserve;
  state->head = base;
  state->head->top = (char *)base + ((sizeof(arena_head) + 63) & ~(size_t)63);
  state->head->end = (char *)base + reserve;
  return true;
}

void clb_arena_close(clb_state *state) {
  if (state->base != NULL) {
    UNPOISON(state->base, state->reserved);
    munmap(state->base, state->reserved);
  }
  free(state->snapshot);
  state->base = NULL;
  state->snapshot = NULL;
}

// Poisons what is free again, after a copy for which everything was made readable.
static void poison_free(LUABRIDGE_UNUSED arena_head *head) {
#if __has_feature(address_sanitizer)
  for (unsigned bin = 0; bin < ARENA_BINS; bin++)
    for (arena_block *block = head->bins[bin]; block != NULL; block = block->next)
      if (SIZE(block) > 32) POISON((char *)block + 24, SIZE(block) - 32);
  POISON(head->top + 8, (size_t)(head->end - head->top) - 8);
#endif
}

bool clb_arena_keep(clb_state *state) {
  size_t size = (size_t)(state->head->top - state->base) + 8;
  char *copy = malloc(size);
  if (copy == NULL) return false;
  UNPOISON(state->base, state->reserved);
  memcpy(copy, state->base, size);
  poison_free(state->head);
  free(state->snapshot);
  state->snapshot = copy;
  state->snapshot_size = size;
  return true;
}

void clb_arena_return(clb_state *state) {
  UNPOISON(state->base, state->reserved);
  memcpy(state->base, state->snapshot, state->snapshot_size);
  // Pages far beyond the snapshot go back to the system; those near it will be written again.
  size_t keep = (state->snapshot_size + (4u << 20)) & ~(size_t)0xFFFF;
  if (keep < state->reserved) madvise(state->base + keep, state->reserved - keep, MADV_DONTNEED);
  poison_free(state->head);
}

// Life of a state: opening, limits, snapshots, accounts.

#include <stdlib.h>

#include "internal.h"

static int open_body(lua_State *L) {
  clb_sandbox_open(L);
  return 0;
}

// Unreachable: every entry is protected. Leaves the process rather than return into an abort.
static int panic(LUABRIDGE_UNUSED lua_State *L) { _Exit(70); }

clb_state *clb_open(const clb_limits *limits, clb_entry entry, void *context) {
  clb_state *state = calloc(1, sizeof *state);
  if (state == NULL) return NULL;
  clb_set_limits(state, limits);
  state->entry = entry;
  state->context = context;
  state->hook_count = 1000;
  // Twice the limit, so that scattered free blocks do not count against the plugin.
  if (!clb_arena_open(state, 2 * state->limits.lua_bytes + (8u << 20))) {
    free(state);
    return NULL;
  }
  state->running = true;
  state->deadline = UINT64_MAX;
  if (_setjmp(state->jump) == 0) {
    state->L = lua_newstate(clb_arena_allocate, state);
    if (state->L != NULL) {
      *(clb_state **)lua_getextraspace(state->L) = state;
      lua_atpanic(state->L, panic);
    }
  } else {
    state->L = NULL;
  }
  state->running = false;
  clb_class derived = {.shape = SHAPE_DERIVED, .flags = CLB_CLASS_PERSISTENT};
  if (state->L == NULL || clb_enter(state, open_body) != CLB_OK
      || clb_add_class(state, "sequence", 8, derived) != DERIVED_CLASS) {
    clb_close(state);
    return NULL;
  }
  return state;
}

void clb_close(clb_state *state) {
  if (state == NULL) return;
  clb_arena_close(state);
  clb_classes_free(state);
  free(state->arguments.items);
  free(state->built.items);
  free(state->results.items);
  free(state->built_bytes.bytes);
  free(state->message.bytes);
  free(state->frames.bytes);
  free(state->text);
  free(state);
}

static uint64_t clamp(uint64_t value, uint64_t least, uint64_t most) {
  return value < least ? least : value > most ? most : value;
}

void clb_set_limits(clb_state *state, const clb_limits *limits) {
  uint64_t lua_bytes = clamp(limits->lua_bytes, 1u << 20, 1u << 30);
  if (state->base != NULL && lua_bytes > state->reserved / 2) lua_bytes = state->reserved / 2;
  state->limits = *limits;
  state->limits.lua_bytes = lua_bytes;
  state->limits.string_bytes = clamp(limits->string_bytes, 1024, lua_bytes);
  state->limits.host_bytes = clamp(limits->host_bytes, 65536, UINT32_MAX);
  state->limits.nanoseconds = clamp(limits->nanoseconds, 1000000, 1ull << 60);
}

void clb_set_seed(clb_state *state, uint64_t seed) { clb_seed(state->head, seed); }

static int collect_body(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT);
  return 0;
}

bool clb_snapshot(clb_state *state) {
  if (state->running || state->dead) return false;
  // What loading left behind would be copied for every document, and soon collected in each.
  if (clb_enter(state, collect_body) != CLB_OK) return false;
  lua_settop(state->L, 0);
  return clb_arena_keep(state);
}

bool clb_restore(clb_state *state) {
  if (state->running || state->snapshot == NULL) return false;
  clb_arena_return(state);
  state->dead = false;
  state->results.count = 0;
  return true;
}

bool clb_charge(clb_state *state, uint64_t bytes) {
  if (bytes > UINT64_MAX - state->host_bytes) bytes = UINT64_MAX - state->host_bytes;
  state->host_bytes += bytes;
  return state->host_bytes <= state->limits.host_bytes;
}

clb_usage clb_used(const clb_state *state) {
  return (clb_usage){
    .instructions = state->instructions, .nanoseconds = state->cpu_used,
    .lua_bytes = state->head->in_use, .lua_peak = state->head->peak,
    .host_bytes = state->host_bytes, .dropped_lines = state->dropped_lines,
    .snapshot_bytes = state->snapshot_size};
}

void clb_fail_allocation(clb_state *state, uint64_t nth) { state->fail_allocation = nth; }

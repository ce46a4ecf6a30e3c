// Limits: looked at by the count hook, by the allocator and by every loop of the bridge.

#include <signal.h>
#include <time.h>

#include "internal.h"

enum { HOOK_COUNT = 1000, HOOK_LEAST = 8 };

static volatile sig_atomic_t interrupt_requested;

void clb_interrupt(bool requested) { interrupt_requested = requested; }

static uint64_t read_clock(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint64_t clb_now(void) { return read_clock(CLOCK_MONOTONIC); }
uint64_t clb_cpu_now(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

static void hook(lua_State *L, LUABRIDGE_UNUSED lua_Debug *record) {
  clb_state *state = clb_of(L);
  state->current = L;
  state->instructions += (uint64_t)lua_gethookcount(L);
  clb_check(state);
  if (lua_gethookcount(L) != state->hook_count) clb_watch(state, L);
}

// Sets the hook of a thread; new coroutines inherit it from the one that makes them.
void clb_watch(clb_state *state, lua_State *L) {
  lua_sethook(L, hook, LUA_MASKCOUNT, state->hook_count);
}

static int count_for(uint64_t bytes) {
  if (bytes <= 65536) return HOOK_COUNT;
  uint64_t count = (uint64_t)HOOK_COUNT * 65536 / bytes;
  return count < HOOK_LEAST ? HOOK_LEAST : (int)count;
}

// One instruction may compare or scan a whole string, so long strings make the hook come sooner.
void clb_hook_for_string(clb_state *state, size_t bytes) {
  state->head->largest_string = bytes;
  int count = count_for(bytes);
  if (count == state->hook_count) return;
  state->hook_count = count;
  if (state->current != NULL) clb_watch(state, state->current);
}

void clb_limits_start(clb_state *state) {
  state->wall_start = clb_now();
  state->cpu_start = clb_cpu_now();
  state->deadline = state->wall_start + state->limits.nanoseconds;
  state->instructions = state->pending = state->allocated = 0;
  state->host_bytes = state->log_bytes = state->dropped_lines = 0;
  state->close_depth = 0;
  state->resumer = NULL;
  state->current = state->L;
  state->head->peak = state->head->in_use;
  state->hook_count = count_for(state->head->largest_string);
  clb_watch(state, state->L);
}

void clb_check(clb_state *state) {
  state->instructions += state->pending / 8;
  state->pending = 0;
  if (state->instructions > state->limits.instructions) clb_stop(state, CLB_INSTRUCTIONS, NULL);
  if (interrupt_requested && state->limits.interruptible) clb_stop(state, CLB_INTERRUPTED, NULL);
  uint64_t now = clb_now();
  if (now <= state->deadline) return;
  // A busy machine must not fail a plugin: what counts is the CPU time of this thread.
  uint64_t limit = state->limits.nanoseconds;
  uint64_t used = clb_cpu_now() - state->cpu_start;
  if (used >= limit || now - state->wall_start >= 4 * limit) clb_stop(state, CLB_TIME, NULL);
  uint64_t rest = limit - used;
  state->deadline = now + (rest < 1000000 ? 1000000 : rest);
}

static const char *reason(clb_outcome outcome) {
  switch (outcome) {
    case CLB_TIME: return "the time limit was reached";
    case CLB_INSTRUCTIONS: return "the instruction limit was reached";
    case CLB_MEMORY: return "the Lua memory limit was reached";
    case CLB_HOST_MEMORY: return "the limit for memory kept by the host was reached";
    case CLB_OUTPUT: return "the output limit was reached";
    case CLB_SKIP: return "the document was skipped";
    case CLB_FAIL: return "the plugin failed the document";
    case CLB_INTERRUPTED: return "interrupted";
    default: return "the call was stopped";
  }
}

_Noreturn void clb_stop(clb_state *state, clb_outcome outcome, const char *message) {
  if (message == NULL) message = reason(outcome);
  state->stop = outcome;
  state->message.length = 0;
  clb_text_add_safe(&state->message, message, strlen(message), 4096);
  clb_frames_set(state, state->current);
  _longjmp(state->jump, 1);
}

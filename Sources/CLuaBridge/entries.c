// Ways into a state: load, call, inspect, and what came out of them.

#include "internal.h"

static void keep_results(clb_state *state, int count) {
  clb_decode(state->L, &state->results, lua_gettop(state->L) - count + 1, count, "result");
}

static void error_message(clb_state *state) {
  size_t length;
  const char *text = lua_tolstring(state->L, -1, &length);
  if (state->message.length > 0 || text == NULL) return;
  clb_text_add_safe(&state->message, text, length, 4096);
}

// Runs a body behind a protected call and behind the jump of the limits. After a jump the state is
// dead: no Lua function may touch it until it is restored.
clb_outcome clb_enter(clb_state *state, lua_CFunction body) {
  if (state->running || state->dead || state->L == NULL) return CLB_UNUSABLE;
  lua_State *L = state->L;
  lua_settop(L, 0);
  state->running = true;
  state->message.length = state->frames.length = 0;
  state->results.count = 0;
  state->job.syntax = false;
  clb_limits_start(state);
  clb_outcome outcome = CLB_OK;
  if (_setjmp(state->jump) == 0) {
    lua_pushcfunction(L, clb_handler);
    lua_pushcfunction(L, body);
    if (lua_pcall(L, 0, LUA_MULTRET, 1) != LUA_OK) {
      outcome = state->job.syntax ? CLB_SYNTAX : CLB_ERROR;
      error_message(state);
    }
  } else {
    outcome = state->stop;
    state->dead = true;
  }
  state->instructions += state->pending / 8;
  state->cpu_used = clb_cpu_now() - state->cpu_start;
  state->running = state->in_host = false;
  state->current = NULL;
  return outcome;
}

static uint32_t keep_value(lua_State *L) {
  arena_head *head = clb_of(L)->head;
  uint64_t reference = ++head->next_reference;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, (lua_Integer)reference);
  lua_pop(L, 1);
  return (uint32_t)reference;
}

static void push_kept(lua_State *L, uint64_t reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
  lua_rawgeti(L, -1, (lua_Integer)reference);
  lua_remove(L, -2);
}

static int load_body(lua_State *L) {
  clb_state *state = clb_of(L);
  lua_pushlstring(L, state->job.name, state->job.name_length);
  const char *name = lua_tostring(L, -1);
  state->job.syntax = true;
  clb_compile(L, state->job.source, state->job.length, name, state->job.privileged);
  state->job.syntax = false;
  int arguments = clb_push_built(L);
  lua_call(L, arguments, 1);
  state->job.reference = keep_value(L);
  keep_results(state, 1);
  return 1;
}

static int call_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  int base = lua_gettop(L);
  int arguments = clb_push_built(L);
  lua_call(L, arguments, LUA_MULTRET);
  int count = lua_gettop(L) - base + 1;
  keep_results(state, count);
  return count;
}

static int field_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  state->job.reference = 0;
  if (lua_type(L, -1) != LUA_TTABLE) return 0;
  lua_pushlstring(L, state->job.name, state->job.name_length);
  if (lua_rawget(L, -2) != LUA_TNIL) state->job.reference = keep_value(L);
  return 0;
}

static int inspect_body(lua_State *L) {
  clb_state *state = clb_of(L);
  push_kept(L, state->job.reference);
  keep_results(state, 1);
  return 1;
}

clb_outcome clb_load(
  clb_state *state, const char *source, size_t length, const char *name, size_t name_length,
  bool privileged, uint32_t *reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.source = source;
  state->job.length = length;
  state->job.name = name;
  state->job.name_length = name_length;
  state->job.privileged = privileged;
  clb_outcome outcome = clb_enter(state, load_body);
  *reference = outcome == CLB_OK ? (uint32_t)state->job.reference : 0;
  return outcome;
}

clb_outcome clb_call(clb_state *state, uint32_t reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.reference = reference;
  return clb_enter(state, call_body);
}

uint32_t clb_field(clb_state *state, uint32_t reference, const char *name, size_t length) {
  if (state->running) return 0;
  state->job.reference = reference;
  state->job.name = name;
  state->job.name_length = length;
  return clb_enter(state, field_body) == CLB_OK ? (uint32_t)state->job.reference : 0;
}

clb_outcome clb_inspect(clb_state *state, uint32_t reference) {
  if (state->running) return CLB_UNUSABLE;
  state->job.reference = reference;
  return clb_enter(state, inspect_body);
}

const clb_value *clb_results(const clb_state *state, uint32_t *count) {
  *count = state->results.count;
  static const clb_value none = {.kind = CLB_NIL};
  return state->results.items != NULL ? state->results.items : &none;
}

const char *clb_message(const clb_state *state, size_t *length) {
  *length = state->message.length;
  return state->message.bytes != NULL ? state->message.bytes : "";
}

const char *clb_here(clb_state *state, size_t *length) {
  clb_frames_set(state, state->in_host ? state->current : NULL);
  return clb_frames(state, length);
}

const char *clb_frames(const clb_state *state, size_t *length) {
  *length = state->frames.length;
  return state->frames.bytes != NULL ? state->frames.bytes : "";
}

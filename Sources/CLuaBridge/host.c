// Calls of the host by Lua.

#include "internal.h"

static const char *first_built_string(clb_state *state) {
  if (state->built.count == 0 || state->built.items[0].kind != CLB_STRING) return NULL;
  size_t end = state->built.items[0].first + state->built.items[0].length;
  state->built_bytes.length = end;
  clb_text_add(&state->built_bytes, "", 1);
  return state->built_bytes.bytes + state->built.items[0].first;
}

// Calls a host function with stack slots as arguments, pushes its results, returns their number.
int clb_host_call(lua_State *L, uint32_t function, int first, int count) {
  clb_state *state = clb_of(L);
  clb_decode(L, &state->arguments, first, count, "argument");
  clb_built_reset(state);
  state->current = L;
  state->in_host = true;
  clb_status status =
    state->entry(state->context, function, state->arguments.items, (uint32_t)count);
  state->in_host = false;
  clb_work(state, 400);
  if (state->host_bytes > state->limits.host_bytes) clb_stop(state, CLB_HOST_MEMORY, NULL);
  switch (status) {
    case CLB_STATUS_OK: return clb_push_built(L);
    case CLB_STATUS_OUTPUT: clb_stop(state, CLB_OUTPUT, first_built_string(state));
    case CLB_STATUS_SKIP: clb_stop(state, CLB_SKIP, first_built_string(state));
    case CLB_STATUS_FAIL: clb_stop(state, CLB_FAIL, first_built_string(state));
    case CLB_STATUS_ERROR: break;
  }
  if (clb_push_built(L) == 0) lua_pushliteral(L, "the host function failed");
  clb_raise_top(L);
}

// The Lua function for a host function: upvalue 1 is its number.
int clb_host_function(lua_State *L) {
  uint32_t function = (uint32_t)lua_tointeger(L, lua_upvalueindex(1));
  return clb_host_call(L, function, 1, lua_gettop(L));
}

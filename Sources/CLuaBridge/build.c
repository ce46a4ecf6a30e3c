// Values from the host: built as entries, then pushed for Lua.

#include "internal.h"

void clb_built_reset(clb_state *state) {
  state->built.count = 0;
  state->built_bytes.length = 0;
  state->build_failed = false;
}

static void put(clb_state *state, clb_value value) {
  if (state->built.count >= CLB_VALUE_LIMIT || !clb_values_add(&state->built, value))
    state->build_failed = true;
}

static uint32_t put_bytes(clb_state *state, const void *bytes, size_t length) {
  size_t offset = state->built_bytes.length;
  if (offset + length > state->limits.host_bytes || offset + length > UINT32_MAX
      || !clb_text_add(&state->built_bytes, bytes, length))
    state->build_failed = true;
  return (uint32_t)offset;
}

void clb_put_begin(clb_state *state) { clb_built_reset(state); }
void clb_put_nil(clb_state *state) { put(state, (clb_value){.kind = CLB_NIL}); }

void clb_put_boolean(clb_state *state, bool value) {
  put(state, (clb_value){.kind = CLB_BOOLEAN, .integer = value});
}

void clb_put_integer(clb_state *state, int64_t value) {
  put(state, (clb_value){.kind = CLB_INTEGER, .integer = value});
}

void clb_put_number(clb_state *state, double value) {
  put(state, (clb_value){.kind = CLB_NUMBER, .number = value});
}

void clb_put_string(clb_state *state, const char *bytes, size_t length) {
  uint32_t offset = put_bytes(state, bytes, length);
  put(state, (clb_value){.kind = CLB_STRING, .length = (uint32_t)length, .first = offset});
}

void clb_put_handle(clb_state *state, uint16_t class_id, uint32_t index) {
  put(state, (clb_value){.kind = CLB_HANDLE, .class_id = class_id, .first = index});
}

void clb_put_sequence(
  clb_state *state, uint16_t item_class, const uint32_t *indices, uint32_t count) {
  uint32_t offset = put_bytes(state, indices, (size_t)count * 4);
  put(
    state, (clb_value){
             .kind = CLB_SEQUENCE, .class_id = item_class, .length = count, .first = offset});
}

void clb_put_table(clb_state *state, uint32_t array, uint32_t pairs) {
  put(state, (clb_value){.kind = CLB_TABLE, .length = array, .first = pairs});
}

void clb_put_reference(clb_state *state, uint32_t reference) {
  put(state, (clb_value){.kind = CLB_REFERENCE, .first = reference});
}

static void push_next(lua_State *L, clb_state *state, uint32_t *at, int depth);

static void push_table(
  lua_State *L, clb_state *state, const clb_value *value, uint32_t *at, int depth) {
  uint32_t array = value->length, pairs = value->first;
  uint32_t most = state->built.count;
  lua_createtable(L, (int)(array < most ? array : most), (int)(pairs < most ? pairs : most));
  for (uint32_t i = 0; i < array; i++) {
    push_next(L, state, at, depth + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  for (uint32_t i = 0; i < pairs; i++) {
    push_next(L, state, at, depth + 1);
    push_next(L, state, at, depth + 1);
    bool not_a_number =
      lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) != lua_tonumber(L, -2);
    if (lua_isnil(L, -2) || not_a_number)
      lua_pop(L, 2);
    else
      lua_rawset(L, -3);
  }
}

static void push_sequence(lua_State *L, clb_state *state, const clb_value *value) {
  clb_handle *handle = clb_push_derived(L, value->class_id, value->length);
  memcpy(handle->items, state->built_bytes.bytes + value->first, (size_t)value->length * 4);
}

// Pushes the value at `*at` and moves behind it and what it contains.
static void push_next(lua_State *L, clb_state *state, uint32_t *at, int depth) {
  luaL_checkstack(L, 4, NULL);
  if (*at >= state->built.count || depth > CLB_DEPTH_LIMIT)
    clb_raise(L, "the host returned a malformed value");
  clb_value value = state->built.items[(*at)++];
  clb_work(state, 8);
  switch (value.kind) {
    case CLB_BOOLEAN: lua_pushboolean(L, value.integer != 0); break;
    case CLB_INTEGER: lua_pushinteger(L, value.integer); break;
    case CLB_NUMBER: lua_pushnumber(L, value.number); break;
    case CLB_STRING:
      if (value.length == 0) lua_pushliteral(L, "");
      else lua_pushlstring(L, state->built_bytes.bytes + value.first, value.length);
      break;
    case CLB_HANDLE: clb_push_item(L, value.class_id, value.first); break;
    case CLB_SEQUENCE: push_sequence(L, state, &value); break;
    case CLB_TABLE: push_table(L, state, &value, at, depth); break;
    case CLB_REFERENCE:
      lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_references);
      lua_rawgeti(L, -1, value.first);
      lua_remove(L, -2);
      break;
    default: lua_pushnil(L);
  }
}

// Pushes all built values; returns how many.
int clb_push_built(lua_State *L) {
  clb_state *state = clb_of(L);
  if (state->build_failed) clb_stop(state, CLB_HOST_MEMORY, NULL);
  uint32_t at = 0;
  int count = 0;
  while (at < state->built.count) {
    push_next(L, state, &at, 0);
    count++;
  }
  return count;
}
